/**
 * Owns who is reached: the households of a zone with at least one member in one of its groups, the
 * guests, the series of both, and whom the grid worker must go and see.
 *
 * <p>Promises numbers that are exact with every commit, whoever writes at the same time, and that
 * people nobody knows are counted and never listed. Never asks who somebody in a group is.
 */
package org.qunli.zone.coverage;
