/**
 * Until when an answer is due: what supervision-service tells about clocks, policies and
 * escalations.
 *
 * <p>Promises that nothing here changes a request's version or tells that somebody supervises.
 * Never runs a clock and never fires anything.
 */
package org.qunli.request.deadline;
