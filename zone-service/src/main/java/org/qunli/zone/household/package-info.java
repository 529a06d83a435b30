/**
 * Owns households and the members who live in them, with their chat ids and verification.
 *
 * <p>Promises that a door is one household and a chat id at most one active member, and that who
 * moves out is known to nobody afterwards. Never tells a front-end about other channels' people.
 */
package org.qunli.zone.household;
