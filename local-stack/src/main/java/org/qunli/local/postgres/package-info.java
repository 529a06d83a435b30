/**
 * Owns the PostgreSQL server that runs on this machine only: its data directory, databases and
 * roles.
 *
 * <p>Promises the shape production has: a database and two roles for each service, with the
 * timeouts of the architecture, durable and kept between starts. Never touches a table: that is
 * Flyway's.
 */
package org.qunli.local.postgres;
