package org.qunli.request.routing;

import java.util.List;
import org.qunli.request.place.RosterEntry;

/**
 * Where a request goes.
 *
 * @param assignee who answers for it; null where nobody is on duty
 * @param helpers who knows of it too, without the assignee
 */
public record Route(RosterEntry assignee, List<RosterEntry> helpers, AssignReason reason) {}
