/**
 * Deadlines: how many fire in a second, how punctually, and that each step happens once whatever
 * befalls a pod. Peers run on the same PostgreSQL server in the same run.
 */
package org.qunli.bench.clock;
