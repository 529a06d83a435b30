package org.qunli.request.conversation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;
import org.qunli.request.place.Places;

/** The group-visible talk of a zone over HTTP. Words said to the bot in private are never in it. */
@Path("/v1/messages")
@Tag(name = "Messages", description = "What is said in the groups")
public class TalkResource {

    private final Jdbi jdbi;

    private final Places places;

    private final Cursors cursors;

    private final Caller caller;

    TalkResource(Jdbi jdbi, Places places, Cursors cursors, Caller caller) {
        this.jdbi = jdbi;
        this.places = places;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.RESIDENT, Roles.OFFICER})
    @Operation(operationId = "listMessages", summary = "List a zone's talk, the oldest first")
    public Page<TalkView> list(
            @Parameter(required = true) @QueryParam("zone") UUID zone,
            @Parameter(
                            description = "Only what was said after this time",
                            example = "2026-04-04T02:00:00Z")
                    @QueryParam("after")
                    String after,
            @BeanParam @Valid PageQuery page) {
        if (zone == null) {
            throw new Invalid("zone", "required");
        }
        places.zone(zone)
                .filter(place -> caller.reachesZone(place.district(), zone))
                .orElseThrow(NotFound::new);
        String list = "talk/" + zone;
        List<String> last = page.after(cursors, list).orElse(null);
        return cursors.page(
                list,
                rows(zone, time(after), last, page.limit() + 1),
                page.limit(),
                row -> List.of(row.at().toString(), row.messageKey().toString()));
    }

    private static Instant time(String after) {
        try {
            return after == null ? null : Instant.parse(after);
        } catch (DateTimeParseException e) {
            throw new Invalid("after", "unfit");
        }
    }

    private List<TalkView> rows(UUID zone, Instant after, List<String> last, int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select id as message_key, at, speaker, display_name,
                                               officer as officer_id,
                                               case when recalled_at is null then text else '' end as text,
                                               edited_at, recalled_at is not null as recalled,
                                               requests as request_ids
                                        from talk
                                        where zone = :zone and not direct and not awaits_new
                                          and (cast(:after as timestamptz) is null or at > :after)
                                          and (cast(:lastAt as timestamptz) is null
                                               or (at, id) > (cast(:lastAt as timestamptz),
                                                              cast(:lastId as uuid)))
                                        order by at, id
                                        limit :limit
                                        """)
                                .bind("zone", zone)
                                .bind("after", after)
                                .bind("lastAt", last == null ? null : Instant.parse(last.get(0)))
                                .bind("lastId", last == null ? null : UUID.fromString(last.get(1)))
                                .bind("limit", limit)
                                .map(ConstructorMapper.of(TalkView.class))
                                .list());
    }
}
