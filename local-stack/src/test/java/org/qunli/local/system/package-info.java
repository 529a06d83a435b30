/**
 * Owns the tests of the whole: four processes, PostgreSQL and the gateway, driven as third parties
 * would.
 *
 * <p>Promises to use the code that {@code ./start.sh} uses. Never looks into a database.
 */
package org.qunli.local.system;
