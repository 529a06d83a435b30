/**
 * Owns the members who live in households, with their chat ids and verification.
 *
 * <p>Promises that a chat id is at most one active member, and that who moves out is known to
 * nobody afterwards. Never tells a front-end about other channels' people.
 */
package org.qunli.zone.member;
