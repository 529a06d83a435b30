/**
 * Benchmarks (how fast, against what) and drills (what holds when something breaks). Each says what
 * it does while it does it, and ends with one line of JSON. Nothing here is a test of the build:
 * figures depend on the machine.
 */
package org.qunli.bench;
