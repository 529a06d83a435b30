/**
 * The categories as people see them: their names and the posts that are responsible, in order.
 *
 * <p>Promises a row for each category that a message can be read as. Never says what a message is
 * about.
 */
package org.qunli.request.category;
