package org.qunli.zone.reorganisation;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.problem.Invalid;
import org.qunli.zone.group.MovedGroups;
import org.qunli.zone.roster.RosterMoves;
import org.qunli.zone.sealing.NewZone;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.Zoning;

/** Carries a reorganisation out, in the running transaction, and tells of it by one event. */
@RequestScoped
class Reorganiser {

    private static final Logger LOG = Logger.getLogger(Reorganiser.class);

    private final Ground ground;
    private final Splitting splitting;
    private final Merging merging;
    private final Zoning zoning;
    private final MovingRows rows;
    private final MovedGroups groups;
    private final RosterMoves rosters;
    private final Redrawing redrawing;
    private final Reorganisations reorganisations;
    private final EventFeed feed;
    private final Caller caller;

    Reorganiser(
            Ground ground,
            Splitting splitting,
            Merging merging,
            Zoning zoning,
            MovingRows rows,
            MovedGroups groups,
            RosterMoves rosters,
            Redrawing redrawing,
            Reorganisations reorganisations,
            EventFeed feed,
            Caller caller) {
        this.ground = ground;
        this.splitting = splitting;
        this.merging = merging;
        this.zoning = zoning;
        this.rows = rows;
        this.groups = groups;
        this.rosters = rosters;
        this.redrawing = redrawing;
        this.reorganisations = reorganisations;
        this.feed = feed;
        this.caller = caller;
    }

    private record ZonesReorganised(
            UUID reorganisationId,
            NewReorganisation.Kind kind,
            String district,
            Instant at,
            List<Object> zones,
            List<MoveTold> moves,
            List<Object> roster) {}

    private record MoveTold(
            UUID fromZone, UUID toZone, boolean whole, List<UUID> households, List<UUID> groups) {}

    /** What it would do. */
    Reorganisation draft(NewReorganisation wanted, Instant now) {
        Draft draft = drafted(wanted, now);
        return Reorganisation.of(null, wanted, draft, draft.moves(), caller.client(), now);
    }

    /** Does it. */
    Reorganisation carryOut(NewReorganisation wanted, Instant now) {
        Draft draft = drafted(wanted, now);
        Map<UUID, Zone> touched = new LinkedHashMap<>();
        List<Move> moves = opened(draft.moves(), touched, now);
        for (Move move : moves) {
            touch(touched, zoning.find(move.from()).orElseThrow());
            touch(touched, zoning.find(move.to()).orElseThrow());
        }
        for (Zone ended : draft.ended()) {
            Zone into = touched.get(moves.get(0).to());
            zoning.merge(ended, into, wanted.reason(), wanted.source(), caller.client(), now)
                    .forEach(orphan -> touch(touched, orphan));
        }
        for (Zone zone : draft.reparented()) {
            zoning.moveWithin(zone, draft.parent(), now);
            touch(touched, zone);
        }
        Reorganisation done =
                Reorganisation.of(
                        UuidCreator.getTimeOrderedEpoch(),
                        wanted,
                        draft,
                        moves,
                        caller.client(),
                        now);
        tell(
                done,
                moves,
                touched,
                () -> redrawing.redraw(wanted, moves, done.district(), now),
                now);
        reorganisations.insert(done, touched.keySet());
        LOG.infof("Zones reorganised: %s %s", done.kind(), done.id());
        return done;
    }

    private void tell(
            Reorganisation done,
            List<Move> moves,
            Map<UUID, Zone> touched,
            Supplier<List<DomainEvent>> redrawn,
            Instant now) {
        List<Object> roster = new ArrayList<>();
        // The new zones' rows are there before anything refers to them.
        zoning.told(List.of(), now);
        List<DomainEvent> states = new ArrayList<>(redrawn.get());
        for (Move move : moves) {
            rows.move(move, now);
            states.addAll(groups.move(move.groups(), touched.get(move.to()), now));
            keep(rosters.join(move.from(), move.to(), move.officers(), now), roster, states);
        }
        for (Move move : moves) {
            keep(rosters.leave(move.from(), move.leaving(), now), roster, states);
        }
        Collection<Zone> zones = touched.values();
        states.addAll(zoning.told(zones, now));
        List<DomainEvent> all = new ArrayList<>();
        // First, so that a consumer does everything at once and the states find it done.
        all.add(
                DomainEvent.of("zone.reorganised", "reorganisation/" + done.district(), now)
                        .in(done.district(), null)
                        .data(
                                new ZonesReorganised(
                                        done.id(),
                                        done.kind(),
                                        done.district(),
                                        now,
                                        zones.stream().map(zoning::facts).toList(),
                                        moves.stream().map(Reorganiser::told).toList(),
                                        roster)));
        all.addAll(states);
        feed.append(all);
    }

    private static void keep(
            RosterMoves.Moved moved, List<Object> roster, List<DomainEvent> states) {
        roster.addAll(moved.states());
        states.addAll(moved.told());
    }

    private static MoveTold told(Move move) {
        return new MoveTold(move.from(), move.to(), move.whole(), move.households(), move.groups());
    }

    private static void touch(Map<UUID, Zone> touched, Zone zone) {
        touched.putIfAbsent(zone.id(), zone);
    }

    private List<Move> opened(List<Move> drafted, Map<UUID, Zone> touched, Instant now) {
        Map<NewZone, Zone> opened = new IdentityHashMap<>();
        List<Move> moves = new ArrayList<>();
        for (Move move : drafted) {
            if (move.to() != null) {
                moves.add(move);
            } else {
                Zone zone =
                        opened.computeIfAbsent(
                                move.opening(),
                                wanted -> zoning.open(wanted, caller.client(), now));
                touch(touched, zone);
                moves.add(move.to(zone.id()));
            }
        }
        return moves;
    }

    private Draft drafted(NewReorganisation wanted, Instant now) {
        return switch (wanted.kind()) {
            case SPLIT -> splitting.draft(wanted, now);
            case MERGE -> merging.draft(wanted, now);
            case REPARENT -> reparenting(wanted, now);
        };
    }

    private Draft reparenting(NewReorganisation wanted, Instant now) {
        if (wanted.zoneIds() == null || wanted.zoneIds().isEmpty()) {
            throw new Invalid("zoneIds", "required");
        }
        List<Zone> zones = List.copyOf(ground.lock(wanted.zoneIds(), now).values());
        String district = zones.get(0).district();
        if (wanted.parentId() != null) {
            ground.requireParent("parentId", wanted.parentId(), district);
            zones.forEach(zone -> zoning.requireNoCircle(zone.id(), wanted.parentId()));
        }
        return new Draft(district, List.of(), List.of(), zones, wanted.parentId());
    }
}
