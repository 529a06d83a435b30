package org.qunli.request.correction;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Person;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.problem.NotFound;
import org.qunli.request.conversation.Talk;
import org.qunli.request.lifecycle.Effects;
import org.qunli.request.lifecycle.RequestViews;
import org.qunli.request.lifecycle.ResidentRequests;
import org.qunli.request.place.Borders;

/** Corrections of how messages were read, over HTTP. */
@Path("/v1/messages/{messageKey}/reading")
@Tag(name = "Messages", description = "What is said in the groups")
public class ReadingResource {

    private static final Logger LOG = Logger.getLogger(ReadingResource.class);

    private final Borders borders;

    private final SaidMessages messages;

    private final Corrector corrector;

    private final Corrections corrections;

    private final Talk talk;

    private final ResidentRequests requests;

    private final RequestViews views;

    private final EventFeed feed;

    private final Caller caller;

    private final Clock clock;

    ReadingResource(
            Borders borders,
            SaidMessages messages,
            Corrector corrector,
            Corrections corrections,
            Talk talk,
            ResidentRequests requests,
            RequestViews views,
            EventFeed feed,
            Caller caller,
            Clock clock) {
        this.borders = borders;
        this.messages = messages;
        this.corrector = corrector;
        this.corrections = corrections;
        this.talk = talk;
        this.requests = requests;
        this.views = views;
        this.feed = feed;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.OFFICER, Roles.FRONTEND})
    @Operation(
            operationId = "correctReading",
            summary =
                    "Say that a message is a request, is none, is about something else, or was meant for another request",
            description =
                    "One tap undoes a misreading: what it opened ends as NOT_A_REQUEST or goes on in the request that was meant, what it"
                            + " answered wrongly waits again. The same correction again changes nothing. What people did since stays.")
    public RestResponse<CorrectedReading> correct(
            @Parameter(example = "0196a1f0-0000-7000-8000-000000000006") @PathParam("messageKey")
                    UUID messageKey,
            @NotNull @Valid ReadingCorrection correction) {
        borders.keep();
        SaidMessage message = messages.lock(messageKey).orElseThrow(NotFound::new);
        Effects effects = new Effects();
        Corrector.Corrected corrected = corrector.correct(message, correction, effects);
        Set<UUID> named = new LinkedHashSet<>(message.requests());
        named.addAll(corrected.requests());
        requests.flush();
        if (corrected.changed()) {
            keep(message, correction, corrected, effects);
        }
        return RestResponse.ok(
                new CorrectedReading(
                        messageKey,
                        corrected.changed(),
                        views.notes(requests.inOrder(named), Map.of()),
                        effects.sayingsOn(message.channel(), message.tenant())));
    }

    private void keep(
            SaidMessage message,
            ReadingCorrection correction,
            Corrector.Corrected corrected,
            Effects effects) {
        Instant now = clock.instant();
        UUID officer = caller.person().map(Person::officerId).orElse(null);
        talk.link(message.id(), corrected.requests());
        corrections.keep(
                message,
                correction,
                corrected.categoryWas(),
                corrected.requests(),
                new Corrections.By(officer, caller.client(), now));
        effects.add(corrected(message, correction, corrected, officer, now));
        feed.append(effects.events());
        LOG.infof("Reading of message %s corrected: %s", message.id(), correction.verdict());
    }

    private static DomainEvent corrected(
            SaidMessage message,
            ReadingCorrection correction,
            Corrector.Corrected corrected,
            UUID officer,
            Instant now) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("messageKey", message.id());
        data.put("zoneId", message.zone());
        data.put("district", message.district());
        data.put("verdict", correction.verdict());
        data.put("categoryWas", corrected.categoryWas());
        data.put("category", correction.category());
        data.put("requestIdsWere", message.requests());
        data.put("requestIds", new ArrayList<>(corrected.requests()));
        data.put("officerId", officer);
        data.put("at", now);
        return DomainEvent.of("reading.corrected", "talk/" + message.id(), now)
                .in(message.district(), message.zone())
                .data(data)
                .ends();
    }
}
