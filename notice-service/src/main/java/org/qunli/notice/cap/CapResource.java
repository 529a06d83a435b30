package org.qunli.notice.cap;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.qunli.kit.problem.NotFound;
import org.qunli.notice.issue.Notices;

/** Notices for whoever reads the Common Alerting Protocol. */
@Path("/cap/v1.2")
@Tag(name = "CAP", description = "Notices in the Common Alerting Protocol 1.2")
class CapResource {

    private static final String ATOM = "application/atom+xml";

    private static final int NEWEST = 100;

    private final Notices notices;

    private final CapAlerts alerts;

    private final CapFeed feed;

    CapResource(Notices notices, CapAlerts alerts, CapFeed feed) {
        this.notices = notices;
        this.alerts = alerts;
        this.feed = feed;
    }

    @GET
    @Path("/feed.atom")
    @PermitAll
    @Produces(ATOM)
    @Operation(
            operationId = "getCapFeed",
            summary = "The newest notices as an Atom feed",
            description = "Of those published last, 100. 304 while nothing changed.")
    @APIResponse(
            responseCode = "200",
            description = "The feed",
            content = @Content(mediaType = ATOM, schema = @Schema(type = SchemaType.STRING)))
    public Response feed(
            @Parameter(description = "Only of this district", example = "350583")
                    @QueryParam("district")
                    @Pattern(regexp = "[1-9][0-9]{5}")
                    String district,
            @Context Request request) {
        String xml = feed.of(district, notices.newest(district, NEWEST));
        return answer(request, xml, new EntityTag(CapAlerts.tag(xml), true));
    }

    @GET
    @Path("/alerts/{id}.xml")
    @PermitAll
    @Transactional
    @Produces(CapFeed.ALERT)
    @Operation(
            operationId = "getCapAlert",
            summary = "A notice as an alert document",
            description = "It never changes; what takes it back is another one that refers to it.")
    @APIResponse(
            responseCode = "200",
            description = "The alert",
            content =
                    @Content(mediaType = CapFeed.ALERT, schema = @Schema(type = SchemaType.STRING)))
    public Response alert(@PathParam("id") UUID id, @Context Request request) {
        CapAlerts.Alert alert = alerts.find(id).orElseThrow(NotFound::new);
        return answer(request, alert.xml(), new EntityTag(alert.tag()));
    }

    private static Response answer(Request request, String xml, EntityTag tag) {
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return unchanged == null ? Response.ok(xml).tag(tag).build() : unchanged.tag(tag).build();
    }
}
