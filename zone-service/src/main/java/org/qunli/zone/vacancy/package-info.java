/**
 * Owns the holes of a roster: posts and matters nobody is on duty for, and officers whom the group
 * doesn't know yet.
 *
 * <p>Promises that a hole is told within a minute of becoming true, once, and told closed once.
 * Never fills one, and never runs its deadline.
 */
package org.qunli.zone.vacancy;
