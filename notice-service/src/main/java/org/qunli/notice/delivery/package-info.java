/**
 * Owns deliveries: one for each notice and group, from publication until it is forwarded or can't
 * be.
 *
 * <p>Promises that every active group of every matching zone gets exactly one, also those that join
 * later. Never changes a notice.
 */
package org.qunli.notice.delivery;
