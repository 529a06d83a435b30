/**
 * Owns the binding of chat groups to zones: what their channel can do, who forwards, who is in
 * them.
 *
 * <p>Promises that a group serves at most one zone at a time. Never asks who somebody in a group
 * is.
 */
package org.qunli.zone.group;
