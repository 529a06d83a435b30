/**
 * Who lives and serves where: this service's own copy of zones, groups, households, members,
 * officers and duty, kept from the zones feed.
 *
 * <p>Promises that an older event never undoes a newer one and that the parts may arrive in any
 * order. Never expands a shift and never asks zone-service.
 */
package org.qunli.request.place;
