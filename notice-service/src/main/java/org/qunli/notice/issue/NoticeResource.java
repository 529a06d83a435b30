package org.qunli.notice.issue;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
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

    private static final String LIST = "notices";

    private final Notices notices;

    private final Caller caller;

    private final Clock clock;

    private final Cursors cursors;

    private final Publishing publishing;

    NoticeResource(
            Notices notices, Caller caller, Clock clock, Cursors cursors, Publishing publishing) {
        this.notices = notices;
        this.caller = caller;
        this.clock = clock;
        this.cursors = cursors;
        this.publishing = publishing;
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
        if (drafted.updates() != null) {
            notices.findByIdOptional(drafted.updates())
                    .filter(n -> n.status().isPublic() && isOwn(n))
                    .orElseThrow(() -> new Invalid("updates", "unknown-notice"));
        }
        Notice notice =
                publishing.draft(drafted, caller.client(), caller.subject(), clock.instant());
        return Answers.created(
                "/v1/notices/" + notice.id(), NoticeView.signed(notice), notice.version());
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
                                    "DRAFT or SCHEDULED for an administrator's own; without it"
                                            + " PUBLISHED and CANCELLED",
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
            @Parameter(
                            description =
                                    "Shows each text in this language, or in the nearest that there"
                                            + " is",
                            example = "EN")
                    @QueryParam("language")
                    Language language,
            @BeanParam @Valid PageQuery page) {
        boolean drafts = status != null && !status.isPublic();
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
                        new Notices.Wanted(status, districts, kind, zone, codes(code)),
                        after.map(key -> Instant.parse(key.get(0))).orElse(null),
                        after.map(key -> UUID.fromString(key.get(1))).orElse(null),
                        page.limit() + 1);
        return cursors.page(LIST, rows, page.limit(), NoticeResource::keyOf)
                .map(notice -> NoticeView.of(notice, language));
    }

    /** Codes are read out and typed by hand; those of old have no sign that checks them. */
    private static Set<String> codes(String code) {
        Set<String> meant = new HashSet<>();
        if (code != null) {
            meant.add(NoticeCode.plain(code));
            NoticeCode.read(code).ifPresent(meant::add);
        }
        return meant;
    }

    private static List<String> keyOf(Notice notice) {
        Instant at = notice.publishedAt() == null ? notice.draftedAt() : notice.publishedAt();
        return List.of(at.toString(), notice.id().toString());
    }

    @GET
    @Path("/notices/{id}")
    @PermitAll
    @Operation(operationId = "getNotice", summary = "A notice")
    public RestResponse<NoticeView> get(
            @PathParam("id") UUID id,
            @Parameter(
                            description =
                                    "Shows the text in this language, or in the nearest that there"
                                            + " is",
                            example = "EN")
                    @QueryParam("language")
                    Language language) {
        Notice notice =
                notices.findByIdOptional(id)
                        .filter(n -> n.status().isPublic() || isOwn(n))
                        .orElseThrow(NotFound::new);
        NoticeView view =
                isOwn(notice) && language == null
                        ? NoticeView.signed(notice)
                        : NoticeView.of(notice, language);
        return Answers.ok(view, notice.version());
    }

    private boolean isOwn(Notice notice) {
        return caller.is(Roles.ADMIN)
                && notice.districts().stream().allMatch(caller::reachesDistrict);
    }
}
