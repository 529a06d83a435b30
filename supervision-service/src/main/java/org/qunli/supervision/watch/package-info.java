/**
 * Owns supervision teams, what they see, what they look at and whom they nudge: in a schema and
 * through a data source of its own that serves nobody else.
 *
 * <p>Promises that no other package reads from here, and that every look is recorded before it is
 * answered. Never appears in an event, in another feature's answer or in a log.
 */
package org.qunli.supervision.watch;
