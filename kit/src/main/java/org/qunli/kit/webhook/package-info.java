/**
 * Owns webhooks: subscriptions to the feed, their signed deliveries, and the log of these.
 *
 * <p>Promises at least once, in order, one delivery at a time per subscription, never to an address
 * inside. Never shows a subscription to anybody but its client, and never logs a URL or a secret.
 */
package org.qunli.kit.webhook;
