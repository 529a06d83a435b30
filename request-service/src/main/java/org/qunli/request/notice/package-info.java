/**
 * What is officially known: the texts of published notices, so that a forwarded one is recognised
 * and is no request of whoever forwards it.
 *
 * <p>Keeps a copy from the notices feed for a quarter of a year. Promises that a text is called
 * exact only when all of a notice's words are in it unchanged. Never knows who reads a notice.
 */
package org.qunli.request.notice;
