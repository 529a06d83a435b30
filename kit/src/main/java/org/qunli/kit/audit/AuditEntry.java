package org.qunli.kit.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That somebody asked for something: ids only. */
public record AuditEntry(
        UUID id,
        Instant at,
        @Schema(
                        description = "client and subject, and the chat identity it acted for",
                        examples = "console:admin-1")
                String client,
        @Schema(examples = "admin") String role,
        @Schema(description = "of the claims of who asked") List<String> districts,
        @Schema(examples = "PATCH /v1/zones/{zoneId}") String operation,
        @Schema(description = "what stood in the path, in its order") List<String> about) {}
