package org.qunli.notice.issue;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Answers;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;

/**
 * Notices over HTTP. Drafts are their district's administrators'; what is published is everybody's.
 */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Notices", description = "Official information")
class NoticeResource {

    private static final Logger LOG = Logger.getLogger(NoticeResource.class);

    private static final String LIST = "notices";

    private final Notices notices;

    private final Caller caller;

    private final Clock clock;

    private final Cursors cursors;

    private final Event<Publication> publications;

    NoticeResource(
            Notices notices,
            Caller caller,
            Clock clock,
            Cursors cursors,
            Event<Publication> publications) {
        this.notices = notices;
        this.caller = caller;
        this.clock = clock;
        this.cursors = cursors;
        this.publications = publications;
    }

    @POST
    @Path("/notices")
    @Idempotent
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "draftNotice", summary = "Drafts a notice")
    @APIResponseSchema(
            value = NoticeView.class,
            responseCode = "201",
            responseDescription = "Drafted")
    public RestResponse<NoticeView> draft(@NotNull @Valid NewNotice drafted) {
        if (!drafted.targets().districts().stream().allMatch(caller::reachesDistrict)) {
            throw new Invalid("targets.districts", "outside-districts");
        }
        Notice notice =
                new Notice(
                        UuidCreator.getTimeOrderedEpoch(),
                        NoticeCode.draw(),
                        drafted,
                        caller.client(),
                        clock.instant());
        notices.persistAndFlush(notice);
        return Answers.created(
                "/v1/notices/" + notice.id(), NoticeView.of(notice), notice.version());
    }

    @GET
    @Path("/notices")
    @PermitAll
    @Operation(
            operationId = "listNotices",
            summary = "Published notices, newest first; an administrator's drafts on request")
    public Page<NoticeView> list(
            @Parameter(
                            description =
                                    "DRAFT for an administrator's drafts; without it PUBLISHED"
                                            + " and CANCELLED",
                            example = "PUBLISHED")
                    @QueryParam("status")
                    NoticeStatus status,
            @Parameter(
                            description = "The code that stands under a notice in the group",
                            example = "7KQ2M9XD")
                    @QueryParam("code")
                    @Size(max = 20)
                    String code,
            @Parameter(description = "Only of this kind", example = "LIFTING") @QueryParam("kind")
                    NoticeKind kind,
            @Parameter(description = "Only of this district", example = "350583")
                    @QueryParam("district")
                    String district,
            @Parameter(description = "Only what is delivered in this zone") @QueryParam("zone")
                    UUID zone,
            @BeanParam @Valid PageQuery page) {
        boolean drafts = status == NoticeStatus.DRAFT;
        Set<String> districts = district == null ? Set.of() : Set.of(district);
        if (drafts
                && (!caller.is(Roles.ADMIN)
                        || !districts.stream().allMatch(caller::reachesDistrict))) {
            throw new NotFound();
        }
        if (drafts && districts.isEmpty()) {
            districts = caller.districts();
        }
        Optional<List<String>> after = page.after(cursors, LIST);
        List<Notice> rows =
                notices.list(
                        new Notices.Wanted(status, districts, kind, zone, upper(code)),
                        after.map(key -> Instant.parse(key.get(0))).orElse(null),
                        after.map(key -> UUID.fromString(key.get(1))).orElse(null),
                        page.limit() + 1);
        return cursors.page(LIST, rows, page.limit(), NoticeResource::keyOf).map(NoticeView::of);
    }

    /** Codes are read out and typed by hand. */
    private static String upper(String code) {
        return code == null ? null : code.strip().toUpperCase(Locale.ROOT);
    }

    private static List<String> keyOf(Notice notice) {
        Instant at = notice.publishedAt() == null ? notice.draftedAt() : notice.publishedAt();
        return List.of(at.toString(), notice.id().toString());
    }

    @GET
    @Path("/notices/{id}")
    @PermitAll
    @Operation(operationId = "getNotice", summary = "A notice")
    public RestResponse<NoticeView> get(@PathParam("id") UUID id) {
        Notice notice =
                notices.findByIdOptional(id)
                        .filter(n -> n.status() != NoticeStatus.DRAFT || isOwn(n))
                        .orElseThrow(NotFound::new);
        return Answers.ok(NoticeView.of(notice), notice.version());
    }

    private boolean isOwn(Notice notice) {
        return caller.is(Roles.ADMIN)
                && notice.districts().stream().allMatch(caller::reachesDistrict);
    }

    @POST
    @Path("/notices/{id}/publication")
    @Idempotent
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "publishNotice",
            summary = "Makes a draft official and delivers it",
            description = "From now on it can't be changed.")
    @APIResponse(responseCode = "200", description = "Published")
    public RestResponse<NoticeView> publish(@PathParam("id") UUID id, @Valid NewPublication how) {
        Instant now = clock.instant();
        Notice notice = own(id);
        notice.publish(caller.client(), now);
        notices.flush();
        Publication publication = new Publication(notice, new Publication.Reached(), now);
        publications.fire(publication);
        if (how == null || !how.acceptsNoMatch()) {
            requireReached(notice, publication.reached());
        }
        LOG.infof("Notice %s published to %d groups", id, publication.reached().groups());
        return Answers.ok(NoticeView.of(notice), notice.version());
    }

    @POST
    @Path("/notices/{id}/cancellation")
    @Idempotent
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "cancelNotice",
            summary = "Takes a notice back",
            description = "What was forwarded stays said; what wasn't is skipped.")
    @APIResponse(responseCode = "200", description = "Cancelled")
    public RestResponse<NoticeView> cancel(@PathParam("id") UUID id) {
        Instant now = clock.instant();
        Notice notice = own(id);
        notice.cancel(now);
        notices.flush();
        publications.fire(new Publication(notice, new Publication.Reached(), now));
        LOG.infof("Notice %s cancelled", id);
        return Answers.ok(NoticeView.of(notice), notice.version());
    }

    private static void requireReached(Notice notice, Publication.Reached reached) {
        if (reached.groups() == 0) {
            throw new NobodyReached(notice.code());
        }
        List<UUID> unmatched =
                notice.content().targets().zones().stream()
                        .filter(zone -> !reached.matching().contains(zone))
                        .sorted()
                        .toList();
        if (!unmatched.isEmpty()) {
            throw new ZonesUnmatched(notice.code(), unmatched.size(), unmatched.get(0));
        }
    }

    private Notice own(UUID id) {
        return notices.locked(id).filter(this::isOwn).orElseThrow(NotFound::new);
    }
}
