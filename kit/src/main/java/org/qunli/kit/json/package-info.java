/**
 * Owns how JSON is read: strictly from outside, tolerantly from our own feeds.
 *
 * <p>Promises that text PostgreSQL can't store is refused before it reaches a table. Never knows a
 * shape of the domain.
 */
package org.qunli.kit.json;
