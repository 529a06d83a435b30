/**
 * Owns the passwords and client secrets of this machine's stack.
 *
 * <p>Promises that they are random, the same at the next start, and readable by their owner only.
 * Never prints one.
 */
package org.qunli.local.secrets;
