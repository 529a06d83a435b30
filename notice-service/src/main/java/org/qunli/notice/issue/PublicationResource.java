package org.qunli.notice.issue;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
import org.qunli.kit.problem.NotFound;

/**
 * How a draft becomes official, and how that is taken back: administrators of all its districts.
 */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Notices", description = "Official information")
class PublicationResource {

    private static final Logger LOG = Logger.getLogger(PublicationResource.class);

    private static final String LIST = "bypasses";

    private final Notices notices;

    private final Publishing publishing;

    private final NoticeEvents events;

    private final Caller caller;

    private final Clock clock;

    private final Cursors cursors;

    PublicationResource(
            Notices notices,
            Publishing publishing,
            NoticeEvents events,
            Caller caller,
            Clock clock,
            Cursors cursors) {
        this.notices = notices;
        this.publishing = publishing;
        this.events = events;
        this.caller = caller;
        this.clock = clock;
        this.cursors = cursors;
    }

    @POST
    @Path("/notices/{id}/approval")
    @Idempotent
    @Operation(
            operationId = "approveNotice",
            summary = "A second person agrees with a draft",
            description =
                    "Severe notices need two persons: whoever drafted it may publish it then. Or"
                            + " another one publishes it and is the second.")
    @APIResponse(responseCode = "200", description = "Approved")
    public RestResponse<NoticeView> approve(@PathParam("id") UUID id) {
        Notice notice = own(id);
        notice.approve(caller.subject(), clock.instant());
        LOG.infof("Notice %s approved", id);
        return answer(notice);
    }

    @POST
    @Path("/notices/{id}/publication")
    @Idempotent
    @Operation(
            operationId = "publishNotice",
            summary = "Makes a draft official and delivers it, now or later",
            description =
                    "From then on it can't be changed. Severe ones need a second person, or a"
                            + " reason why there is no time for one.")
    @APIResponse(responseCode = "200", description = "Published, or scheduled")
    public RestResponse<NoticeView> publish(@PathParam("id") UUID id, @Valid NewPublication how) {
        Notice notice = own(id);
        publishing.publish(
                notice,
                how == null ? NewPublication.PLAIN : how,
                caller.client(),
                caller.subject(),
                clock.instant());
        return answer(notice);
    }

    @DELETE
    @Path("/notices/{id}/publication")
    @Transactional
    @Operation(
            operationId = "callOffPublication",
            summary = "Calls off a publication that is to come",
            description = "The notice is a draft again.")
    @APIResponse(responseCode = "200", description = "Called off")
    public RestResponse<NoticeView> callOff(@PathParam("id") UUID id) {
        Notice notice = own(id);
        notice.unschedule();
        LOG.infof("Publication of notice %s called off", id);
        return answer(notice);
    }

    @POST
    @Path("/notices/{id}/cancellation")
    @Idempotent
    @Operation(
            operationId = "cancelNotice",
            summary = "Takes a notice back",
            description =
                    "By another notice, which refers to it and is said where it was said"
                            + " (replacedBy). What wasn't forwarded yet is skipped.")
    @APIResponse(responseCode = "200", description = "Cancelled")
    public RestResponse<NoticeView> cancel(@PathParam("id") UUID id, @Valid NewCancellation how) {
        Notice notice = own(id);
        publishing.cancel(
                notice,
                how == null ? NewCancellation.PLAIN : how,
                caller.client(),
                caller.subject(),
                clock.instant());
        return answer(notice);
    }

    @GET
    @Path("/notices/bypasses")
    @Operation(
            operationId = "listBypasses",
            summary = "What one person alone published though it needed two, newest first")
    public Page<NoticeView> bypasses(
            @Parameter(description = "Those that were reviewed", example = "false")
                    @QueryParam("reviewed")
                    @DefaultValue("false")
                    boolean reviewed,
            @BeanParam @Valid PageQuery page) {
        UUID before =
                page.after(cursors, LIST).map(key -> UUID.fromString(key.get(0))).orElse(null);
        List<Notice> rows =
                notices.bypassed(caller.districts(), reviewed, before, page.limit() + 1);
        return cursors.page(LIST, rows, page.limit(), n -> List.of(n.id().toString()))
                .map(NoticeView::signed);
    }

    @PUT
    @Path("/notices/{id}/bypass-review")
    @Transactional
    @Operation(
            operationId = "reviewBypass",
            summary = "Judges whether one person had to be enough",
            description = "Another person than the publisher, once.")
    @APIResponse(responseCode = "200", description = "Reviewed")
    public RestResponse<NoticeView> review(
            @PathParam("id") UUID id, @NotNull @Valid NewReview review) {
        Instant now = clock.instant();
        Notice notice = own(id);
        boolean first = notice.signatures().view().bypassVerdict() == null;
        notice.review(caller.subject(), review.verdict(), now);
        if (first) {
            events.reviewed(notice, review.verdict(), now);
            LOG.infof("Bypass of notice %s reviewed: %s", id, review.verdict());
        }
        return answer(notice);
    }

    private RestResponse<NoticeView> answer(Notice notice) {
        notices.flush();
        return Answers.ok(NoticeView.signed(notice), notice.version());
    }

    private Notice own(UUID id) {
        return notices.locked(id)
                .filter(n -> n.districts().stream().allMatch(caller::reachesDistrict))
                .orElseThrow(NotFound::new);
    }
}
