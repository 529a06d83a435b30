package org.qunli.request.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.saying.Bilingual;
import org.qunli.request.category.ReplyTemplate;
import org.qunli.request.category.Templates;
import org.qunli.request.place.Places;
import org.qunli.request.place.RosterEntry;
import org.qunli.request.place.ZonePlace;

/** The words of an update: an officer's own, or those of a template with its values. */
@ApplicationScoped
class UpdateWords {

    /** An explanation counts, an emoji does not. */
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}]");

    private final Templates templates;

    private final Places places;

    UpdateWords(Templates templates, Places places) {
        this.templates = templates;
        this.places = places;
    }

    /** What is said; null where the kind of update needs no words and has none. */
    Bilingual of(ResidentRequest request, NewUpdate update, RosterEntry officer, Instant now) {
        if (update.template() != null) {
            return filled(request, update, officer, now);
        }
        String text =
                switch (update.kind()) {
                    case WAITING, UNRESOLVABLE, NOT_A_REQUEST -> require(update.reason(), "reason");
                    case RESOLUTION ->
                            update.text() == null ? null : require(update.text(), "text");
                    default -> require(update.text(), "text");
                };
        return text == null ? null : new Bilingual(text, text);
    }

    static String require(String text, String field) {
        if (text == null || !WORDS.matcher(text).find()) {
            throw new Invalid(field, "words-needed");
        }
        return text;
    }

    private Bilingual filled(
            ResidentRequest request, NewUpdate update, RosterEntry officer, Instant now) {
        if (update.kind() != UpdateKind.RESPONSE && update.kind() != UpdateKind.PROGRESS) {
            throw new Invalid("template", "for-answers");
        }
        if (update.text() != null) {
            throw new Invalid("text", "template-or-text");
        }
        ReplyTemplate template =
                templates
                        .find(request.raising().district(), request.category(), update.template())
                        .orElseThrow(() -> new Invalid("template", "unknown-template"));
        Map<String, Bilingual> values = values(request, update, officer, now);
        for (String name : Templates.placeholders(template)) {
            if (!values.containsKey(name)) {
                throw name.equals("time")
                        ? new Invalid("promisedAt", "template-needs-time")
                        : new Invalid("values", "template-needs", name);
            }
        }
        return Templates.fill(template, values);
    }

    private Map<String, Bilingual> values(
            ResidentRequest request, NewUpdate update, RosterEntry officer, Instant now) {
        Map<String, Bilingual> values = new HashMap<>();
        if (update.values() != null) {
            update.values().forEach((name, value) -> values.put(name, new Bilingual(value, value)));
        }
        String resident = request.raising().name();
        values.put(
                "resident",
                resident == null || resident.isBlank()
                        ? new Bilingual("您好", "Hello")
                        : new Bilingual(resident, resident));
        values.put(
                "officer",
                new Bilingual(Phrases.zh(officer.name(), null), Phrases.en(officer.name(), null)));
        values.put("post", new Bilingual(officer.post().zh(), officer.post().en()));
        places.zone(request.raising().zoneId())
                .ifPresent(zone -> putPlace(zone, update.promisedAt(), now, values));
        return values;
    }

    private static void putPlace(
            ZonePlace zone, Instant promisedAt, Instant now, Map<String, Bilingual> values) {
        values.put("zone", zone.name());
        if (promisedAt == null) {
            values.remove("time");
        } else {
            values.put("time", SpokenTime.of(promisedAt, now, zone.timeZone()));
        }
    }
}
