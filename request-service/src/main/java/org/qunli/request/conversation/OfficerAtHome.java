package org.qunli.request.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qunli.request.lifecycle.Effects;
import org.qunli.request.place.People;
import org.qunli.request.place.Sender;
import org.qunli.request.reading.Intent;
import org.qunli.request.reading.MessageReader;
import org.qunli.request.reading.Reading;
import org.qunli.request.reading.Speaker;
import org.qunli.request.reading.Utterance;

/**
 * Hears an officer who lives in the zone they serve, where they speak of their home: they have
 * needs like everybody else. What is addressed to somebody is said as an officer.
 */
@ApplicationScoped
class OfficerAtHome {

    /** Less than that, and it is about somebody else's need more often than not. */
    private static final double SURE = 0.7;

    /** Officers speak of everybody's needs all day: their own are those of their home. */
    private static final Pattern HOME =
            Pattern.compile(
                    "我(们)?家|家里|我(妈|爸|爱人|老公|老婆|孩子|儿子|女儿|奶奶|爷爷|婆婆|公公)"
                            + "|\\bmy (home|house|family|mother|father|wife|husband|child|son|daughter)\\b",
                    Pattern.CASE_INSENSITIVE);

    private final MessageReader reader;

    private final People people;

    private final ResidentSpeech residents;

    OfficerAtHome(MessageReader reader, People people, ResidentSpeech residents) {
        this.reader = reader;
        this.people = people;
        this.residents = residents;
    }

    /** Takes a need of their own household; empty for every other word. */
    Optional<Understood> hear(Heard heard, Effects effects) {
        if (heard.addressed() || !HOME.matcher(heard.words()).find()) {
            return Optional.empty();
        }
        Reading reading =
                reader.read(
                        new Utterance(
                                heard.words(),
                                Speaker.RESIDENT,
                                false,
                                false,
                                heard.where().district()));
        if (reading.intent() != Intent.REQUEST || reading.confidence() < SURE) {
            return Optional.empty();
        }
        return people.matches(heard.chat()).stream()
                .filter(match -> !match.officer())
                .filter(match -> match.zoneId().equals(heard.where().zoneId()))
                .findFirst()
                .map(home -> residents.hear(heard.by(atHome(heard.sender(), home)), effects));
    }

    private static Sender atHome(Sender officer, People.Match home) {
        return new Sender(
                Speaker.RESIDENT,
                home.id(),
                home.householdId(),
                officer.officerId(),
                home.name(),
                home.proxy());
    }
}
