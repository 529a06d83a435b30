/**
 * Those who have the same need as a request: neighbours who say "me too", and whoever raised what
 * an officer calls a duplicate.
 *
 * <p>Promises to tell them once when it is answered and once when it is solved. A follower's "not
 * solved" never reopens it for others: it becomes a request of their own. Never shows who follows.
 */
package org.qunli.request.following;
