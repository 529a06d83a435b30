/**
 * Owns the event feed: appending in the transaction of the change, reading in order under the
 * horizon, and consuming exactly once.
 *
 * <p>Promises that no committed event is skipped and none applied twice. Never interprets an event.
 */
package org.qunli.kit.feed;
