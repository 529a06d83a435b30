/**
 * Owns policies: which durations apply where, and the ladder of what happens at which moment of a
 * clock.
 *
 * <p>Promises that every version is kept, that a district without a policy of its own has the
 * shipped one, and that other services learn flattened durations, never the ladder. Never looks at
 * a clock.
 */
package org.qunli.supervision.policy;
