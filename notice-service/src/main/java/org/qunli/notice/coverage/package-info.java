/**
 * Owns who has read a notice, by household, and sends the grid worker to those who haven't.
 *
 * <p>Promises that a read is never taken back, and that a grid worker is told of a notice's unread
 * doors once, and seldom. Never tells anybody who read: only which households haven't.
 */
package org.qunli.notice.coverage;
