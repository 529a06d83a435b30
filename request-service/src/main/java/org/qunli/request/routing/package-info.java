/**
 * Who gets a request: by mention, by duty, by responsible post, or whoever is on duty.
 *
 * <p>Promises that somebody on duty gets it where there is one, and that a life at risk reaches a
 * medical worker and a backup at once. Never assigns anybody itself and never hides that nobody is
 * on duty.
 */
package org.qunli.request.routing;
