/**
 * Owns splitting, merging and re-parenting zones of one district: who and what goes where, in one
 * transaction, told by one event.
 *
 * <p>Promises that no household, member, group or officer is lost on the way, and that the states
 * of what moved are told anew afterwards. Never decides what other services make of it.
 */
package org.qunli.zone.reorganisation;
