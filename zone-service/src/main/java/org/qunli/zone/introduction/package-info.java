/**
 * Owns what zone-service learns from the group about who serves: introductions of rostered
 * officers, and claims of chat ids nobody knows.
 *
 * <p>Promises that a chat id is bound to an officer only after an administrator or a grid worker of
 * the zone confirmed it. Never lists anyone who didn't introduce themselves as an officer.
 */
package org.qunli.zone.introduction;
