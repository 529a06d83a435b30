/**
 * Owns what is said outside: ready text for a group or a person, and its receipts.
 *
 * <p>Promises that private text is read only by a front-end whose channel reaches that person.
 * Never chooses whom to speak to.
 */
package org.qunli.kit.saying;
