/**
 * The categories as each district has them, version by version: their names, the posts that are
 * responsible, in order, and the templates to answer with.
 *
 * <p>Promises that every category holds in every district, as shipped until an administrator says
 * otherwise, and who said so, when and why. Never changes a version, never says what a message is
 * about.
 */
package org.qunli.request.category;
