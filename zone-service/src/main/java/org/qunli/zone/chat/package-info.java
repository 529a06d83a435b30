/**
 * Owns chat identities: which member or officer speaks under which id of which chat platform.
 *
 * <p>Promises that one chat id speaks for at most one active member, one active officer and one
 * active proxy, whoever writes at the same time. Never interprets an id.
 */
package org.qunli.zone.chat;
