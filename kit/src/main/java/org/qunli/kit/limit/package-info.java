/**
 * Owns how much one pod takes on: calls at once, and calls of one client, person, sender or group
 * in a time.
 *
 * <p>Promises that what is too much is refused early, with a time to come back, while the rest is
 * served as fast as before. Never queues. Counts per pod: it keeps a pod alive, it is no contract.
 */
package org.qunli.kit.limit;
