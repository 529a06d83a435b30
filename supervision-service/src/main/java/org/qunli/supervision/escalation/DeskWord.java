package org.qunli.supervision.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qunli.kit.identity.ChatId;
import org.qunli.kit.saying.Bilingual;
import org.qunli.kit.saying.NewSaying;
import org.qunli.kit.saying.Sayings;
import org.qunli.supervision.desk.Desk;
import org.qunli.supervision.desk.DeskChat;
import org.qunli.supervision.desk.Desks;
import org.qunli.supervision.place.Places;
import org.qunli.supervision.place.Zone;

/** The private word to the people at a desk: in their private channels, never in a group. */
@ApplicationScoped
class DeskWord {

    private static final String KIND = "DESK_ESCALATION";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final Desks desks;

    private final Places places;

    private final Sayings sayings;

    private final EscalationConfig config;

    DeskWord(Desks desks, Places places, Sayings sayings, EscalationConfig config) {
        this.desks = desks;
        this.places = places;
        this.sayings = sayings;
        this.config = config;
    }

    /**
     * Tells the headquarters; answers which desk each escalation went to. A district may have none.
     */
    Map<UUID, String> tell(Collection<Escalation> escalations, Instant now) {
        Map<UUID, String> went = new HashMap<>();
        if (escalations.isEmpty()) {
            return went;
        }
        Map<String, Desk> headquarters =
                desks.headquarters(
                        escalations.stream().map(Escalation::district).distinct().toList());
        Map<UUID, Zone> zones =
                places
                        .zones(escalations.stream().map(Escalation::zone).distinct().toList())
                        .stream()
                        .collect(Collectors.toMap(Zone::id, Function.identity()));
        List<NewSaying> words = new ArrayList<>();
        for (Escalation escalation : escalations) {
            Desk desk = headquarters.get(escalation.district());
            if (desk != null) {
                went.put(escalation.id(), desk.code());
                Bilingual text = text(escalation, zones.get(escalation.zone()));
                List<ChatId> people = desk.chats().stream().map(DeskChat::chatId).toList();
                for (ChatId person : places.reachable(people)) {
                    words.add(
                            NewSaying.toPerson(
                                    KIND,
                                    escalation.about().subject(),
                                    escalation.district(),
                                    escalation.zone(),
                                    person,
                                    text,
                                    now.plus(config.wordLife())));
                }
            }
        }
        sayings.sayAll(words);
        return went;
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
