/**
 * Owns the boards of zones, districts and the city: what is open now, and how days went.
 *
 * <p>Promises aggregates only, and to readers outside none that so few households stand behind that
 * one could be told, neither directly nor by a difference. Reads what is open and sums by day,
 * never the history.
 */
package org.qunli.supervision.board;
