package org.qunli.zone.member;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.problem.NotFound;
import org.qunli.zone.household.Household;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.ZoneReach;

/** What the caller may do for members: as staff of the zone, or as one of the household. */
@RequestScoped
public class MemberReach {

    private final Members members;
    private final ZoneReach zones;
    private final Caller caller;

    MemberReach(Members members, ZoneReach zones, Caller caller) {
        this.members = members;
        this.zones = zones;
        this.caller = caller;
    }

    /**
     * As what the caller stands in a household.
     *
     * @param staff an administrator, or an officer who serves the zone
     * @param self as whom they are in the household, or null
     */
    public record Standing(Zone zone, Author author, boolean staff, boolean keeper, Member self) {

        /** Whether they may act on the household's data. */
        public boolean mayKeep() {
            return keeper || self != null && self.isKnownToLiveThere();
        }

        /** Administrators, grid workers, and those who are known to live there. */
        public void requireKeeping() {
            if (!mayKeep()) {
                throw staff ? new GridWorkersOnly() : new VerifiedResidentsOnly();
            }
        }
    }

    /**
     * The caller's standing in a household.
     *
     * @throws NotFound for whoever neither serves the zone nor belongs to the household
     */
    public Standing require(Household household) {
        return require(household.zoneId(), household.id());
    }

    Standing require(Member member) {
        return require(member.zoneId(), member.householdId());
    }

    private Standing require(UUID zoneId, UUID householdId) {
        Zone zone = zones.require(zoneId);
        if (zones.serves(zoneId)) {
            return new Standing(zone, staff(zone), true, keeps(zone.id()), null);
        }
        Member self =
                caller.person()
                        .flatMap(who -> members.among(who.memberIds(), householdId))
                        .orElseThrow(NotFound::new);
        Author author = new Author(Author.Role.RESIDENT, self.id(), caller.client());
        return new Standing(zone, author, false, false, self);
    }

    /** The zone, if the caller serves it as an administrator or a grid worker. */
    public Zone requireKeeper(UUID zoneId) {
        Zone zone = zones.requireServed(zoneId);
        if (!keeps(zoneId)) {
            throw new GridWorkersOnly();
        }
        return zone;
    }

    /** Whether the caller serves that zone of the district as one who may move people there. */
    boolean keepsIn(UUID zoneId, String district) {
        try {
            return requireKeeper(zoneId).district().equals(district);
        } catch (NotFound | GridWorkersOnly outside) {
            return false;
        }
    }

    private boolean keeps(UUID zone) {
        return caller.is(Roles.ADMIN)
                || officer().filter(id -> members.isGridWorker(id, zone)).isPresent();
    }

    private Optional<UUID> officer() {
        return caller.person().map(who -> who.officerId());
    }

    /** The caller as whoever serves the zone. */
    public Author staff(Zone zone) {
        if (caller.is(Roles.ADMIN)) {
            return new Author(Author.Role.ADMIN, null, caller.client());
        }
        if (caller.is(Roles.FRONTEND)) {
            return new Author(Author.Role.FRONTEND, null, caller.client());
        }
        return new Author(Author.Role.OFFICER, officer().orElse(null), caller.client());
    }

    /** Whether the call is a front-end's own, not somebody's through it. */
    public boolean asFrontend() {
        return caller.is(Roles.FRONTEND) && !caller.is(Roles.ADMIN);
    }
}
