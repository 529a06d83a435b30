/**
 * Owns administrative districts: code, names and time zone.
 *
 * <p>Promises that a district's time zone is a real one, and tells others when it moves. Never
 * deletes a district.
 */
package org.qunli.zone.district;
