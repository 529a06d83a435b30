/**
 * notice-service under measurement and under faults: how fast a notice comes to ten thousand zones,
 * how fast a copy is recognised among a hundred thousand, and what holds when something breaks in
 * the middle.
 */
package org.qunli.bench.notice;
