/**
 * Owns how far a notice comes: matching its targets, a delivery for each group and a private word
 * for each household that it is for, and what becomes of them.
 *
 * <p>Promises that every group that the targets match gets the notice once, whenever it joins, and
 * that what stands for an earlier notice is said where that one was. Never tells a group who a
 * notice for flagged households is for.
 */
package org.qunli.notice.delivery;
