package org.qunli.kit.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event as it is served: CloudEvents 1.0 in JSON, with the extensions district, zone,
 * subjectversion, subjectafter, subjectended. What was stored as JSON is passed on as it is.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CloudEvent", description = "CloudEvents 1.0 in structured JSON")
public record CloudEvent(
        @Schema(examples = "1.0") String specversion,
        @Schema(description = "Unique; the same however often it is read") UUID id,
        @Schema(description = "The feed", examples = "/v1/events/zones") String source,
        @Schema(examples = "zone.changed") String type,
        @Schema(examples = "zone/0196a1f0-0000-7000-8000-000000000001") String subject,
        @Schema(description = "When it happened") Instant time,
        @Schema(examples = "application/json") String datacontenttype,
        @Schema(description = "GB/T 2260 code", examples = "350583") String district,
        UUID zone,
        @Schema(description = "1, 2, 3… per subject; told to services only") Long subjectversion,
        @Schema(
                        description =
                                "The subject's version before this one, of those that are still kept; 0"
                                        + " for none. Apply this event when that one is applied. Told to"
                                        + " services only")
                Long subjectafter,
        @Schema(
                        description =
                                "true: the last word on its subject. Who knows nothing of a subject has"
                                        + " nothing to end if subjectafter is 0 and subjectversion is"
                                        + " not 1. Told to services only")
                Boolean subjectended,
        @Schema(
                        description = "As docs/events.md lists by type",
                        type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT)
                RawValue data) {}
