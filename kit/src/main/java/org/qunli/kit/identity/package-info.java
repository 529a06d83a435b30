/**
 * Owns who calls: roles, claims and {@code On-Behalf-Of} of the access table.
 *
 * <p>Promises that a call through a front-end has exactly the person's rights. Never keeps persons:
 * each service answers for its own copy through {@link org.qunli.kit.identity.PersonDirectory}.
 */
package org.qunli.kit.identity;
