/**
 * Owns sealed cursors, pages and entity tags.
 *
 * <p>Promises that a cursor can't be read, forged or carried to another list. Never touches a
 * query.
 */
package org.qunli.kit.paging;
