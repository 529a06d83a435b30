/**
 * Owns officers: name, phone, work unit, chat ids and own token.
 *
 * <p>Promises that a phone number is read by administrators, by its owner and on duty cards only,
 * and tells others when an officer leaves. Never knows where somebody serves.
 */
package org.qunli.zone.officer;
