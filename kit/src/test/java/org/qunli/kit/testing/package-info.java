/**
 * Owns what the tests of all modules share: a real PostgreSQL, tokens, a clock that can be set.
 *
 * <p>Promises that nothing here is in a release. Never mocks a class of ours.
 */
package org.qunli.kit.testing;
