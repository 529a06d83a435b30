/**
 * Owns desks: district headquarters and departments that take escalations.
 *
 * <p>Promises one headquarters per district at most. Never decides what reaches a desk.
 */
package org.qunli.supervision.desk;
