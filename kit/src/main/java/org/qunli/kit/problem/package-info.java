/**
 * Owns every error answer: facts thrown by the domain become RFC 9457 problem documents here.
 *
 * <p>Promises one shape, in Chinese or English, and that nothing internal is told. Never decides
 * what is an error.
 */
package org.qunli.kit.problem;
