package org.qunli.request.similar;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.paging.Page;
import org.qunli.kit.problem.NotFound;
import org.qunli.request.place.Places;
import org.qunli.request.place.ZonePlace;
import org.qunli.request.reading.MessageReader;
import org.qunli.request.reading.Speaker;
import org.qunli.request.reading.Utterance;

/** Answers given before, over HTTP. The best come first, and there is no second page of them. */
@Path("/v1/answers")
@Tag(name = "Answers", description = "One resident's answer serves all")
public class AnswersResource {

    private final SimilarRequests similar;

    private final Places places;

    private final MessageReader reader;

    private final Caller caller;

    AnswersResource(SimilarRequests similar, Places places, MessageReader reader, Caller caller) {
        this.similar = similar;
        this.places = places;
        this.reader = reader;
        this.caller = caller;
    }

    @GET
    @Transactional
    @RolesAllowed({Roles.RESIDENT, Roles.OFFICER, Roles.FRONTEND})
    @Operation(
            operationId = "searchAnswers",
            summary = "Search the answers given in the groups",
            description = "Those of the zone first, then those of its district; the best first.")
    public Page<AnswerView> search(
            @Parameter(required = true) @NotNull @QueryParam("zone") UUID zone,
            @Parameter(required = true, description = "In plain words", example = "降压药没了去哪里开")
                    @NotBlank
                    @Size(max = 200)
                    @QueryParam("q")
                    String words,
            @Parameter(description = "How many at most, 1 to 50", example = "5")
                    @QueryParam("limit")
                    @DefaultValue("5")
                    @Min(1)
                    @Max(50)
                    int limit) {
        ZonePlace place = places.zone(zone).filter(this::reaches).orElseThrow(NotFound::new);
        return new Page<>(
                similar.find(
                        new SimilarRequests.Wanted(
                                place.district(),
                                zone,
                                words,
                                reader.read(new Utterance(words, Speaker.RESIDENT, false, false))
                                        .category(),
                                null),
                        limit),
                null);
    }

    private boolean reaches(ZonePlace zone) {
        if (!caller.reachesZone(zone.district(), zone.zoneId())) {
            return false;
        }
        return !caller.is(Roles.FRONTEND)
                || places.routes(zone.zoneId()).stream().anyMatch(caller.channels()::contains);
    }
}
