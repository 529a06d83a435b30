/**
 * Owns notices: what is official, from the draft to its publication.
 *
 * <p>Promises that a notice never changes once it is published. Never says anything to a group
 * itself.
 */
package org.qunli.notice.issue;
