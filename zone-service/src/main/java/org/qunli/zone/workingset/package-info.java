/**
 * Owns the one answer that holds all a caller works with in a zone, so that a console or a
 * front-end starts with one call and asks again for nothing unless something changed.
 *
 * <p>Promises that nobody reads more here than the single operations show them, and a tag that
 * changes when something shown does. Never writes.
 */
package org.qunli.zone.workingset;
