/**
 * Hears what request-service tells of the talk in groups: notices that were seen there, and claims
 * that somebody asks about.
 *
 * <p>Promises that each is told on once, in the transaction that applies the feed. Keeps nothing
 * and judges nothing.
 */
package org.qunli.notice.talk;
