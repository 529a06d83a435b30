/**
 * Owns the local stack: everything of Qunli on one machine, for newcomers, the demo and the system
 * tests.
 *
 * <p>Promises that what it started is stopped with it and that data is kept between starts. Never
 * is part of a deployment: production has none of this code.
 */
package org.qunli.local;
