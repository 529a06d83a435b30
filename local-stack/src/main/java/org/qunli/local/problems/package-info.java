/**
 * Owns the problem documents that the gateway and the issuer write themselves.
 *
 * <p>Promises RFC 9457, in the caller's language, with a trace id. Never shows an exception's text.
 */
package org.qunli.local.problems;
