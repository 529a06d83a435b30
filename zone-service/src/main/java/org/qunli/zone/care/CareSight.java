package org.qunli.zone.care;

import jakarta.enterprise.context.RequestScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Person;
import org.qunli.kit.identity.Roles;
import org.qunli.zone.staffing.Post;

/** Which flags the caller may see in a zone: an administrator all, an officer those of the post. */
@RequestScoped
public class CareSight {

    private final Caller caller;
    private final Jdbi jdbi;

    CareSight(Caller caller, Jdbi jdbi) {
        this.caller = caller;
        this.jdbi = jdbi;
    }

    /** The flags; none for whoever neither administers nor serves the zone. */
    public Set<CareFlag> in(UUID zone, CareRules rules) {
        if (caller.is(Roles.ADMIN)) {
            return EnumSet.allOf(CareFlag.class);
        }
        return caller.person()
                .map(Person::officerId)
                .map(officer -> rules.visibleTo(posts(officer, zone)))
                .orElseGet(() -> EnumSet.noneOf(CareFlag.class));
    }

    private List<Post> posts(UUID officer, UUID zone) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select post from roster_entry
                                        where zone_id = :zone and officer_id = :officer and active
                                        """)
                                .bind("zone", zone)
                                .bind("officer", officer)
                                .mapTo(Post.class)
                                .list());
    }
}
