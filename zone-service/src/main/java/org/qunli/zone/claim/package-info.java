/**
 * Owns claims: a guest of the group says behind which door they live, and a grid worker decides.
 *
 * <p>Promises that only who claimed by themselves is shown, one claim of a chat id at a time in
 * each zone, and that a claim is settled once. Never lists who is in a group.
 */
package org.qunli.zone.claim;
