/**
 * Owns the count of households that are reached: at least one member is in a group of the zone.
 *
 * <p>Promises that people nobody knows are counted and never listed. Never writes.
 */
package org.qunli.zone.coverage;
