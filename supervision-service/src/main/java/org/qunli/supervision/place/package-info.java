/**
 * Owns this service's copy of districts, zones, people, channels, rosters, and of what is said in
 * groups.
 *
 * <p>Promises look-ups: who serves a zone at a moment, how an officer is reached in private, who a
 * caller is. Never expands a shift, never decides anything, never asks another service.
 */
package org.qunli.supervision.place;
