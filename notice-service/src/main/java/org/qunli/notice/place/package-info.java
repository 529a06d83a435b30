/**
 * Owns this service's copy of zones, groups and people, kept from the zones feed.
 *
 * <p>Promises that applying an event twice changes nothing. Never writes what another service owns.
 */
package org.qunli.notice.place;
