package org.qunli.supervision.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qunli.kit.identity.ChatId;
import org.qunli.kit.saying.Bilingual;
import org.qunli.kit.saying.NewSaying;
import org.qunli.kit.saying.Saying;
import org.qunli.kit.saying.SayingSettled;
import org.qunli.kit.saying.Sayings;
import org.qunli.supervision.desk.Desk;
import org.qunli.supervision.desk.Desks;
import org.qunli.supervision.place.Places;
import org.qunli.supervision.place.Zone;

/**
 * The private word to the people at a desk: on one of the desk's ways after another, in their
 * private channels, never in a group.
 */
@ApplicationScoped
class DeskWord {

    private static final String KIND = "DESK_ESCALATION";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final Desks desks;

    private final Places places;

    private final Sayings sayings;

    private final DeskWords words;

    private final EscalationConfig config;

    DeskWord(
            Desks desks, Places places, Sayings sayings, DeskWords words, EscalationConfig config) {
        this.desks = desks;
        this.places = places;
        this.sayings = sayings;
        this.words = words;
        this.config = config;
    }

    /** Tells each desk what it was given, on its first way. */
    void tell(List<DeskParts.Given> given, Collection<Escalation> escalations, Instant now) {
        if (given.isEmpty()) {
            return;
        }
        Map<UUID, Escalation> byId =
                escalations.stream().collect(Collectors.toMap(Escalation::id, Function.identity()));
        Map<String, List<List<ChatId>>> ways =
                given.stream()
                        .map(DeskParts.Given::desk)
                        .distinct()
                        .collect(Collectors.toMap(Function.identity(), desk -> ways(desk, now)));
        Map<UUID, Zone> zones =
                places
                        .zones(escalations.stream().map(Escalation::zone).distinct().toList())
                        .stream()
                        .collect(Collectors.toMap(Zone::id, Function.identity()));
        List<DeskWords.Word> said = new ArrayList<>();
        List<NewSaying> sayable = new ArrayList<>();
        for (DeskParts.Given part : given) {
            Escalation escalation = byId.get(part.escalation());
            List<List<ChatId>> open = ways.get(part.desk());
            if (!open.isEmpty()) {
                Bilingual text = text(escalation, zones.get(escalation.zone()));
                for (ChatId person : open.get(0)) {
                    sayable.add(word(escalation, person, text, now));
                    said.add(new DeskWords.Word(null, part.escalation(), part.desk(), 0));
                }
            }
        }
        say(sayable, said);
    }

    private List<List<ChatId>> ways(String code, Instant at) {
        Desk desk = desks.findById(code);
        return desk == null ? List.of() : desks.ways(desk, at);
    }

    private NewSaying word(Escalation escalation, ChatId person, Bilingual text, Instant now) {
        return NewSaying.toPerson(
                KIND,
                escalation.about().subject(),
                escalation.district(),
                escalation.zone(),
                person,
                text,
                now.plus(config.wordLife()));
    }

    private void say(List<NewSaying> sayable, List<DeskWords.Word> said) {
        List<Saying> sayings = this.sayings.sayAll(sayable);
        List<DeskWords.Word> carried = new ArrayList<>();
        for (int i = 0; i < sayings.size(); i++) {
            carried.add(said.get(i).carriedBy(sayings.get(i).id()));
        }
        words.add(carried);
    }

    /** When nobody on a way could be told, the next one is taken. */
    void on(@Observes SayingSettled settled) {
        boolean failed =
                settled.status() == Saying.Status.FAILED
                        || settled.status() == Saying.Status.UNSUPPORTED;
        if (KIND.equals(settled.kind()) && failed) {
            words.fail(settled.sayingId()).ifPresent(word -> goOn(word, settled.at()));
        }
    }

    private void goOn(DeskWords.Word word, Instant now) {
        List<List<ChatId>> open = ways(word.desk(), now);
        // Counted anew: between the two words the desk may have opened or closed.
        Set<ChatId> told = words.told(word.escalation(), word.desk());
        open.stream()
                .map(way -> way.stream().filter(person -> !told.contains(person)).toList())
                .filter(way -> !way.isEmpty())
                .findFirst()
                .ifPresent(
                        way -> {
                            Escalation escalation = words.escalation(word.escalation());
                            Zone zone = places.zone(escalation.zone()).orElse(null);
                            Bilingual text = text(escalation, zone);
                            say(
                                    way.stream()
                                            .map(person -> word(escalation, person, text, now))
                                            .toList(),
                                    way.stream()
                                            .map(
                                                    person ->
                                                            new DeskWords.Word(
                                                                    null,
                                                                    word.escalation(),
                                                                    word.desk(),
                                                                    word.way() + 1))
                                            .toList());
                        });
    }

    private Bilingual text(Escalation escalation, Zone zone) {
        String due = TIME.format(escalation.dueAt().atZone(places.timeZone(escalation.district())));
        String zh = zone == null ? "" : zone.nameZh();
        String en = zone == null ? "a zone" : zone.nameEn();
        return new Bilingual(
                "【群里 · 待协调】%s:%s,%s(时限 %s)。编号 %s。"
                        .formatted(
                                zh,
                                escalation.kind().zh(),
                                escalation.reason().zh(),
                                due,
                                escalation.about().id()),
                "Qunli, to be coordinated: %s: %s, %s (due %s). Number %s."
                        .formatted(
                                en,
                                escalation.kind().en(),
                                escalation.reason().en(),
                                due,
                                escalation.about().id()));
    }
}
