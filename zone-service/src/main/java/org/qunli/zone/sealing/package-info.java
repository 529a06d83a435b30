/**
 * Owns zones and their control: level, status, expected lift, and every change with who, when and
 * why.
 *
 * <p>Promises that a zone goes PLANNED, ACTIVE, LIFTED and never back, and that a change announced
 * for later happens once. Never knows who lives or serves in a zone.
 */
package org.qunli.zone.sealing;
