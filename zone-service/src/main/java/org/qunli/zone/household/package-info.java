/**
 * Owns households: which doors there are in a zone, and what must be known behind each.
 *
 * <p>Promises that a door is one household. Never knows who lives there: members do.
 */
package org.qunli.zone.household;
