package org.qunli.zone.roster;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.qunli.zone.staffing.Category;
import org.qunli.zone.staffing.Post;

/** A roster entry with its officer, as read from the tables; views show parts of it. */
record RosterLine(
        UUID zoneId,
        UUID officerId,
        String name,
        String nameEn,
        String phone,
        Post post,
        List<Category> duties,
        List<Shift> shifts,
        Instant introducedAt,
        String introduction,
        boolean onDuty,
        Instant until,
        long version) {

    /** For those who serve or oversee the zone. */
    RosterView full(boolean withPhone) {
        return new RosterView(
                zoneId,
                officerId,
                name,
                nameEn,
                withPhone ? phone : null,
                post,
                duties,
                shifts,
                introducedAt,
                introduction,
                onDuty,
                until,
                version);
    }

    /** What a duty card says; a dashboard isn't told who it is. */
    RosterView card(boolean withPerson) {
        return new RosterView(
                zoneId,
                officerId,
                withPerson ? name : null,
                withPerson ? nameEn : null,
                withPerson ? phone : null,
                post,
                duties,
                null,
                null,
                null,
                onDuty,
                until,
                null);
    }
}
