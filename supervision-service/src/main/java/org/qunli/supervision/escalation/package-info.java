/**
 * Owns escalations: matters that left the group, until they are settled.
 *
 * <p>Promises the same public state whoever takes a matter up, and one escalation per clock, tier
 * and reason. Never says who coordinates, and never knows who watches.
 */
package org.qunli.supervision.escalation;
