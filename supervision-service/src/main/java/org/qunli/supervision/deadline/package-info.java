/**
 * Owns clocks: the facts they derive from, their due times, what is due next, and how to explain
 * them.
 *
 * <p>Promises that a clock can be recomputed from its facts alone, that it goes by when things
 * happened and not by when they were heard, and that nobody stays blamed for an answer that was
 * given in time. Never fires a step.
 */
package org.qunli.supervision.deadline;
