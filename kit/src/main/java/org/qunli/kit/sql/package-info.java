/**
 * Owns the one {@code Jdbi} through which set-based statements run.
 *
 * <p>Promises that its handles join the running JTA transaction, so that Hibernate and plain SQL
 * commit together. Never holds a statement of a feature.
 */
package org.qunli.kit.sql;
