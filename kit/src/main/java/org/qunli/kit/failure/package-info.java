/**
 * Owns what becomes of a call that failed: whatever it ended with is turned into a fact, and that
 * into its problem document.
 *
 * <p>Promises that nothing internal is told and nobody is left without an answer. Never retries.
 */
package org.qunli.kit.failure;
