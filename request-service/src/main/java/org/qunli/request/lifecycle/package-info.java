/**
 * Requests from opening to their end: states and who moves them, who answers, what was said and
 * done, and the resources that show and change them.
 *
 * <p>Promises that each change is checked by the state table and told in the feed in the same
 * transaction, once. Never understands a message and never runs a clock.
 */
package org.qunli.request.lifecycle;
