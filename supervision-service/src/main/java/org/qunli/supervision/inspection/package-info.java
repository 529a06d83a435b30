/**
 * Owns inspections: what was found wanting on the spot, who has to put it right by when, and the
 * rechecks.
 *
 * <p>Promises that the clock of a finding runs from the same transaction, and that who inspected,
 * and their words, are told to supervision alone.
 */
package org.qunli.supervision.inspection;
