/**
 * Owns the members who live in households and the proxies who speak for them from elsewhere, with
 * their chat ids, verification and history.
 *
 * <p>Promises that a chat id is at most one active member and one active proxy, that who has left
 * is known to nobody afterwards, and that everybody may speak but only who is known to live there
 * acts on the household's data. Never tells a front-end about other channels' people.
 */
package org.qunli.zone.member;
