package org.qunli.kit.audit;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which entries an auditor asks for. */
public class AuditQuery {

    @Parameter(description = "Only of this client", example = "console:admin-1")
    @QueryParam("client")
    @Size(max = 600)
    String client;

    @Parameter(description = "Only this operation", example = "PATCH /v1/zones/{zoneId}")
    @QueryParam("operation")
    @Size(max = 255)
    String operation;

    @Parameter(
            description = "Only at this zone, household, request or anything else in the path",
            example = "01967f3e-0000-7000-8000-000000000002")
    @QueryParam("about")
    @Size(max = 255)
    String about;

    @Parameter(description = "Not before", example = "2026-04-04T00:00:00Z")
    @QueryParam("from")
    Instant from;

    @Parameter(description = "Before", example = "2026-04-05T00:00:00Z")
    @QueryParam("to")
    Instant to;

    /** What a cursor belongs to. */
    String key() {
        return client + "|" + operation + "|" + about + "|" + from + "|" + to;
    }
}
