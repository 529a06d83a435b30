/**
 * Owns the one time of a cell: the database server's clock, read in one place.
 *
 * <p>Promises a {@link java.time.Clock} that never follows the pod's wall clock. Never sleeps and
 * never schedules.
 */
package org.qunli.kit.time;
