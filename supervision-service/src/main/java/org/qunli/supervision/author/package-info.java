/**
 * Owns the way by which acts of supervision get an author without anybody else learning of it.
 *
 * <p>Promises that the author is kept before the act shows. Never says who it was to any other
 * feature, only whether it was the caller.
 */
package org.qunli.supervision.author;
