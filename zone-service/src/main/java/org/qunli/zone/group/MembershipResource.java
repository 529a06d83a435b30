package org.qunli.zone.group;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.problem.Invalid;
import org.qunli.zone.coverage.Coverage;
import org.qunli.zone.sealing.ZoneReach;

/** Who is in a group, as its front-end tells: all of them, or who came and left. */
@Path("/v1/groups/{bindingId}/memberships")
@Tag(name = "Groups", description = "Chat groups of zones, and who is in them")
public class MembershipResource {

    private static final Logger LOG = Logger.getLogger(MembershipResource.class);

    private final GroupBindings bindings;
    private final Presences presences;
    private final Coverage coverage;
    private final ZoneReach reach;
    private final Caller caller;
    private final EventFeed feed;
    private final Clock clock;

    MembershipResource(
            GroupBindings bindings,
            Presences presences,
            Coverage coverage,
            ZoneReach reach,
            Caller caller,
            EventFeed feed,
            Clock clock) {
        this.bindings = bindings;
        this.presences = presences;
        this.coverage = coverage;
        this.reach = reach;
        this.caller = caller;
        this.feed = feed;
        this.clock = clock;
    }

    @PUT
    @RolesAllowed(Roles.FRONTEND)
    @Transactional
    @Operation(operationId = "putMemberships", summary = "Tell who is in the group, all of them")
    public MembershipsView put(
            @RestPath UUID bindingId, @NotNull @Valid NewMemberships memberships) {
        GroupBinding binding = own(bindingId);
        Instant now = clock.instant();
        Instant at = notAfter(now, memberships.asOf());
        if (isOld(binding, at)) {
            return unapplied(binding, at);
        }
        Presences.Moved moved = presences.putAll(binding, Set.copyOf(memberships.userIds()), at);
        return counted(binding, moved, at, at, now);
    }

    @POST
    @Path("/changes")
    @RolesAllowed(Roles.FRONTEND)
    @Idempotent
    @Operation(operationId = "changeMemberships", summary = "Tell who came into the group and left")
    public MembershipsView change(
            @RestPath UUID bindingId, @NotNull @Valid MembershipChange change) {
        Set<String> both = new HashSet<>(change.joined());
        both.retainAll(Set.copyOf(change.left()));
        if (!both.isEmpty()) {
            throw new Invalid("left", "joined-and-left");
        }
        GroupBinding binding = own(bindingId);
        Instant now = clock.instant();
        Instant at = notAfter(now, change.at());
        if (isOld(binding, at)) {
            return unapplied(binding, at);
        }
        Presences.Moved moved = presences.move(binding, change.joined(), change.left(), at);
        return counted(binding, moved, null, at, now);
    }

    private GroupBinding own(UUID bindingId) {
        GroupBinding binding = bindings.locked(bindingId);
        caller.requireChannel(binding.channel(), binding.tenant());
        reach.require(binding.zoneId());
        return binding;
    }

    /** A front-end whose clock is ahead tells of now. */
    private static Instant notAfter(Instant now, Instant told) {
        return told == null || told.isAfter(now) ? now : told;
    }

    private static boolean isOld(GroupBinding binding, Instant at) {
        return binding.fullAt() != null && at.isBefore(binding.fullAt());
    }

    private static MembershipsView unapplied(GroupBinding binding, Instant at) {
        return new MembershipsView(
                binding.id(), binding.present(), 0, 0, false, at, binding.countedAt());
    }

    private MembershipsView counted(
            GroupBinding binding, Presences.Moved moved, Instant fullAt, Instant at, Instant now) {
        int present = presences.counted(binding.id(), fullAt, now);
        feed.append(List.copyOf(coverage.settle(now)));
        if (moved.joined() + moved.left() > 0) {
            LOG.infof(
                    "Group binding %s: %d joined, %d left",
                    binding.id(), moved.joined(), moved.left());
        }
        return new MembershipsView(
                binding.id(), present, moved.joined(), moved.left(), true, at, now);
    }
}
