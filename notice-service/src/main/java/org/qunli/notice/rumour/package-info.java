/**
 * Owns claims that go around: where and how often each was heard, in which words, and what is known
 * of it.
 *
 * <p>Promises that a claim that is heard again gets the published verdict at once, in the group
 * only where it is nearly the same claim, and that whoever got a word gets its correction. Never
 * publishes who asked.
 */
package org.qunli.notice.rumour;
