/**
 * Owns the posts of a roster, the matters officers answer for, and how many officers of each post a
 * zone of a level must have on duty and may have on its roster.
 *
 * <p>Promises an answer for every district, with what ships where nobody said anything. Never knows
 * who holds a post.
 */
package org.qunli.zone.staffing;
