/**
 * Owns the face of notices in the Common Alerting Protocol 1.2: an Atom feed and an alert document
 * for each notice.
 *
 * <p>Promises that a document never changes once it is published, and is valid against the schema
 * of OASIS. Takes nothing in.
 */
package org.qunli.notice.cap;
