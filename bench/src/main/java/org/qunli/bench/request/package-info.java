/**
 * Drills and figures of request-service, with supervision-service behind it: what was accepted is
 * there once, whatever is killed, stopped, lost or repeated. Everything is set up through the
 * public API and looked up in the databases.
 */
package org.qunli.bench.request;
