package org.qunli.zone.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.zone.staffing.Category;
import org.qunli.zone.staffing.Post;

/**
 * A place on a roster. Residents and front-ends see what a duty card says; dashboards neither name
 * nor phone; phones besides go to administrators only.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RosterView(
        UUID zoneId,
        @Schema(examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e4f") UUID officerId,
        @Schema(examples = "林志远") String name,
        @Schema(examples = "Lin Zhiyuan") String nameEn,
        @Schema(examples = "0595-5550101") String phone,
        @Schema(examples = "TOWNSHIP_CADRE") Post post,
        @Schema(examples = "[\"MEDICINE\"]") List<Category> duties,
        List<Shift> shifts,
        @Schema(examples = "2026-04-04T02:00:00Z") Instant introducedAt,
        String introduction,
        @Schema(
                        description = "here only to stand in for somebody; absent otherwise",
                        examples = "true")
                Boolean standIn,
        boolean onDuty,
        Serving serving,
        @Schema(
                        description = "end of the present duty, where there is one in sight",
                        examples = "2026-04-04T12:00:00Z")
                Instant until,
        @Schema(description = "for If-Match, in quotes", examples = "3") Long version) {}
