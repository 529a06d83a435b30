/**
 * Owns the answer to who somebody is, by chat id or by an own token.
 *
 * <p>Promises to know active people only. Never writes.
 */
package org.qunli.zone.person;
