/**
 * The talk of the groups and what it means for requests: which one an officer answers, which one a
 * resident speaks of.
 *
 * <p>Promises that a word is linked only where one request can be meant; otherwise it stays
 * unmatched. Never guesses between two, and never reads words itself.
 */
package org.qunli.request.conversation;
