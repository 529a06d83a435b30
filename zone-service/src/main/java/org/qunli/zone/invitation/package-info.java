/**
 * Owns invitations: short codes with which somebody joins one household from a chat.
 *
 * <p>Promises that a code is shown once and kept as a hash, that wrong, expired, revoked and used
 * ones get the same answer, and that guessing is limited per sender, front-end and zone on any
 * number of pods. Never says whose a code is.
 */
package org.qunli.zone.invitation;
