package org.qunli.zone.vacancy;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.List;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.zone.sealing.Zone;
import org.qunli.zone.sealing.ZoneReach;
import org.qunli.zone.staffing.Staffings;

/** The holes of rosters as far as the caller may see them. */
@RequestScoped
public class Gaps {

    private final Pictures pictures;
    private final Staffings staffings;
    private final ZoneReach reach;
    private final Caller caller;
    private final VacancyConfig config;

    Gaps(
            Pictures pictures,
            Staffings staffings,
            ZoneReach reach,
            Caller caller,
            VacancyConfig config) {
        this.pictures = pictures;
        this.staffings = staffings;
        this.reach = reach;
        this.caller = caller;
        this.config = config;
    }

    /** The holes of a zone's roster between two moments, the earliest first, cut at both. */
    public List<Gap> seen(Zone zone, Instant from, Instant to) {
        boolean officersToo = seesOfficers(zone);
        return pictures.of(List.of(zone.id()), from, to).stream()
                .flatMap(
                        picture ->
                                new GapFinder(
                                                picture,
                                                staffings.of(zone.district()),
                                                config.introductionWithin())
                                        .find(from, to).stream())
                .filter(gap -> gap.officerId() == null || officersToo)
                .toList();
    }

    private boolean seesOfficers(Zone zone) {
        return caller.is(Roles.ADMIN)
                || caller.is(Roles.SUPERVISOR)
                || caller.is(Roles.SUPERVISION_LEAD)
                || caller.is(Roles.OFFICER) && reach.serves(zone.id());
    }
}
