/**
 * Understanding what one message says: its intent, category and priority, and what an officer
 * promises in time.
 *
 * <p>Owns the lexicon and the rules that read it. Promises that reading is a pure, thread-safe
 * function of the utterance and takes time linear in its length. Never knows requests, people or
 * zones, never links a message to a request, and never stores or logs a text.
 */
package org.qunli.request.reading;
