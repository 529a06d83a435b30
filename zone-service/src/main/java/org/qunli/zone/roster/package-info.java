/**
 * Owns who serves a zone, in which post, for what and when: the five-to-one roster (五包一) and its
 * volunteers.
 *
 * <p>Promises that duty is told as concrete intervals two weeks ahead, so that nobody else expands
 * a shift. Never decides who answers a request.
 */
package org.qunli.zone.roster;
