/**
 * People's word on how a message was read: that it is a request or none, what it is about, or which
 * request it was meant for.
 *
 * <p>Promises that one tap undoes what a misreading did as far as it can be undone, once however
 * often it is tapped, and that every correction is kept and told. Never undoes what people did
 * since, and never changes what was said.
 */
package org.qunli.request.correction;
