package org.qunli.kit.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Concealed;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.Page;
import org.qunli.kit.paging.PageQuery;
import org.qunli.kit.problem.NotFound;

/** The trail of this service over HTTP. */
@Path("/v1/audit/{service}")
@Concealed
@RolesAllowed(Roles.AUDITOR)
@Tag(name = "Audit", description = "Who looked at what")
class AuditTrailResource {

    private static final String CSV = "text/csv;charset=UTF-8";

    private static final int MOST_ROWS = 20_000;

    private final String self;

    private final AuditTrail trail;

    private final Caller caller;

    private final Cursors cursors;

    AuditTrailResource(
            @ConfigProperty(name = "qunli.service") String self,
            AuditTrail trail,
            Caller caller,
            Cursors cursors) {
        this.self = self;
        this.trail = trail;
        this.caller = caller;
        this.cursors = cursors;
    }

    /** A part of the trail. */
    record AuditPage(List<AuditEntry> items, String next) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listAuditOfService",
            summary = "List what administrators, auditors and desks asked of a service",
            description =
                    "Newest first, ids only, reads too. An entry is written before its call is"
                            + " carried out and can't be changed by the service. Of officers only"
                            + " what they change is here. Accept: text/csv answers a sheet of all"
                            + " that the filters let through, at most 20,000 entries.")
    @APIResponse(
            responseCode = "200",
            description = "The entries",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = AuditPage.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
            })
    public Page<AuditEntry> list(
            @Parameter(description = "zone, request, supervision or notice", example = "zone")
                    @PathParam("service")
                    String service,
            @Valid @BeanParam AuditQuery filter,
            @Valid @BeanParam PageQuery page) {
        requireSelf(service);
        String list = "audit-of/" + filter.key();
        UUID before =
                page.after(cursors, list).map(key -> UUID.fromString(key.get(0))).orElse(null);
        List<AuditEntry> found = trail.list(caller.districts(), filter, before, page.limit() + 1);
        return cursors.page(list, found, page.limit(), e -> List.of(e.id().toString()));
    }

    @GET
    @Produces(CSV)
    @Operation(hidden = true)
    public String sheet(@PathParam("service") String service, @Valid @BeanParam AuditQuery filter) {
        requireSelf(service);
        List<AuditEntry> found = trail.list(caller.districts(), filter, null, MOST_ROWS + 1);
        if (found.size() > MOST_ROWS) {
            throw new PeriodTooLong(MOST_ROWS);
        }
        return AuditSheet.of(found);
    }

    private void requireSelf(String service) {
        if (!self.equals(service)) {
            throw new NotFound();
        }
    }
}
