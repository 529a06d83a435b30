/**
 * Owns how service is judged: what counts, its sums by day, scorecards, exclusions and frozen
 * months.
 *
 * <p>Promises that sums are those of the marks, that a frozen month stays as it was, and that no
 * answer reads the history. Never says who excluded or decided anything.
 */
package org.qunli.supervision.scorecard;
