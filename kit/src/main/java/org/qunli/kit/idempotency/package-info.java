/**
 * Owns {@code Idempotency-Key}: one effect per client and key.
 *
 * <p>Promises that the key's lock lives inside the transaction of the change, so that a crash
 * leaves none behind. Never answers for another client's key.
 */
package org.qunli.kit.idempotency;
