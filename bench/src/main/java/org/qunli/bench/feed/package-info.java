/**
 * The event feed under measurement: how fast an event arrives (P4), whether a consumer that was
 * away catches up rightly (D5), whether slow transactions can make a reader miss one (D6).
 */
package org.qunli.bench.feed;
