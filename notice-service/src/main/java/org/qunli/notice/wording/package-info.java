/**
 * Owns when two texts say the same: one form for all ways of writing them, marks by which the few
 * that resemble a text are found among many, and a measure of how much they share.
 *
 * <p>Promises that width, case, traditional or simplified signs, spaces and punctuation make no
 * difference, and that figures do. Knows nothing of what the texts are.
 */
package org.qunli.notice.wording;
