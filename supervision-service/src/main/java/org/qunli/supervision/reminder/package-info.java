/**
 * Owns reminders: a private word to one officer about one clock, and how it gets through.
 *
 * <p>Promises that the same step reminds the same officer once, that a word never falls back to a
 * group, and that every reminder looks alike, whatever brought it about. Never decides when to
 * remind.
 */
package org.qunli.supervision.reminder;
