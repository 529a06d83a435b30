package org.qunli.request.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Person;
import org.qunli.kit.identity.Roles;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.NotFound;
import org.qunli.request.place.Borders;
import org.qunli.request.place.People;
import org.qunli.request.place.Places;
import org.qunli.request.place.ZonePlace;
import org.qunli.request.reading.MessageReader;
import org.qunli.request.reading.Priority;
import org.qunli.request.reading.Reading;
import org.qunli.request.reading.Speaker;
import org.qunli.request.reading.Utterance;

/**
 * Takes needs by API: a resident's own, a caller's on the telephone, or one that a front-end
 * brings.
 */
@ApplicationScoped
class NeedTaker {

    private final RequestOpener opener;

    private final MessageReader reader;

    private final Borders borders;

    private final Places places;

    private final People people;

    private final Caller caller;

    private final Clock clock;

    NeedTaker(
            RequestOpener opener,
            MessageReader reader,
            Borders borders,
            Places places,
            People people,
            Caller caller,
            Clock clock) {
        this.opener = opener;
        this.reader = reader;
        this.borders = borders;
        this.places = places;
        this.people = people;
        this.caller = caller;
        this.clock = clock;
    }

    ResidentRequest take(NewRequest body, Effects effects) {
        borders.keep();
        ZonePlace zone =
                places.zone(body.zoneId()).filter(this::reaches).orElseThrow(NotFound::new);
        Optional<People.Match> self = resident(body.zoneId());
        Source source = body.source() == null ? Source.API : body.source();
        boolean byTelephone = caller.is(Roles.OFFICER) || caller.is(Roles.ADMIN);
        if (source == Source.CHAT || source == Source.PHONE && !byTelephone) {
            throw new Invalid("source", "source-not-yours");
        }
        NewNeed.Raiser raiser =
                self.filter(member -> source == Source.API)
                        .map(this::ownRaiser)
                        .orElseGet(() -> callersRaiser(body));
        Reading reading = reader.read(new Utterance(body.text(), Speaker.RESIDENT, false, false));
        Priority priority = body.priority() == null ? reading.priority() : body.priority();
        return opener.open(
                new NewNeed(
                        zone.district(),
                        zone.zoneId(),
                        zone.timeZone(),
                        raiser,
                        new NewNeed.Origin(source, null, null),
                        body.text(),
                        body.category() == null ? reading.category() : body.category(),
                        reading.lifeAtRisk() ? Priority.URGENT : priority,
                        reading.lifeAtRisk(),
                        clock.instant()),
                Set.of(),
                effects);
    }

    private boolean reaches(ZonePlace zone) {
        if (!caller.reachesZone(zone.district(), zone.zoneId())) {
            return false;
        }
        return !caller.is(Roles.FRONTEND)
                || places.routes(zone.zoneId()).stream().anyMatch(caller.channels()::contains);
    }

    private Optional<People.Match> resident(UUID zoneId) {
        return caller.is(Roles.RESIDENT)
                ? caller.person().flatMap(p -> people.memberIn(zoneId, p.memberIds()))
                : Optional.empty();
    }

    private NewNeed.Raiser ownRaiser(People.Match member) {
        return new NewNeed.Raiser(
                member.id(),
                member.householdId(),
                member.name(),
                null,
                member.proxy(),
                caller.person().map(Person::officerId).orElse(null));
    }

    private NewNeed.Raiser callersRaiser(NewRequest body) {
        if (body.householdId() != null
                && people.zoneOfHousehold(body.householdId())
                        .filter(body.zoneId()::equals)
                        .isEmpty()) {
            throw new Invalid("householdId", "not-in-zone");
        }
        return new NewNeed.Raiser(null, body.householdId(), body.callerName(), null, false);
    }
}
