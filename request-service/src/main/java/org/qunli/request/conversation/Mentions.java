package org.qunli.request.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.qunli.kit.identity.ChatId;
import org.qunli.request.place.People;
import org.qunli.request.place.RosterEntry;
import org.qunli.request.place.Sender;
import org.qunli.request.reading.Speaker;

/** Finds out who is mentioned, by id or by what was typed. */
@ApplicationScoped
class Mentions {

    /** How officers are addressed in a group: surname and title. */
    private static final Pattern TITLE =
            Pattern.compile(".{1,2}(书记|镇长|副镇长|主任|医生|大夫|护士|警官|队长|干部|网格员|老师|站长|村长)");

    private final People people;

    Mentions(People people) {
        this.people = people;
    }

    /** The officers of the roster who are mentioned, in order. */
    Set<UUID> officers(Heard heard, List<RosterEntry> roster) {
        Set<UUID> officers = new LinkedHashSet<>();
        for (Heard.Mentioned mention : heard.mentions()) {
            officer(heard, mention, roster).ifPresent(officers::add);
        }
        return officers;
    }

    private Optional<UUID> officer(Heard heard, Heard.Mentioned mention, List<RosterEntry> roster) {
        if (Quotes.filled(mention.id())) {
            return Optional.ofNullable(byId(heard, mention.id()).officerId());
        }
        String label = name(mention.label());
        List<RosterEntry> named =
                roster.stream().filter(e -> !label.isEmpty() && label.equals(e.name())).toList();
        if (named.isEmpty() && TITLE.matcher(label).matches()) {
            // "镇长林" is never said: the surname stands first, and one officer must have it.
            named =
                    roster.stream()
                            .filter(e -> Quotes.filled(e.name()))
                            .filter(e -> e.name().codePointAt(0) == label.codePointAt(0))
                            .toList();
        }
        return named.size() == 1 ? Optional.of(named.get(0).officerId()) : Optional.empty();
    }

    /** Those of the candidates whose resident is mentioned. */
    List<Candidate> residents(Heard heard, List<Candidate> candidates) {
        Set<Candidate> meant = new LinkedHashSet<>();
        for (Heard.Mentioned mention : heard.mentions()) {
            if (Quotes.filled(mention.id())) {
                Sender sender = byId(heard, mention.id());
                candidates.stream()
                        .filter(c -> isBy(c, heard, mention.id(), sender))
                        .forEach(meant::add);
            } else {
                String label = name(mention.label());
                candidates.stream()
                        .filter(c -> !label.isEmpty() && label.equals(name(c.raisedBy())))
                        .forEach(meant::add);
            }
        }
        return List.copyOf(meant);
    }

    /** Whether the candidate was raised by that user or by their household. */
    static boolean isBy(Candidate candidate, Heard heard, String userId, Sender sender) {
        boolean same =
                userId.equals(candidate.senderId())
                        && heard.where().channel().equals(candidate.senderChannel())
                        && heard.where().tenant().equals(candidate.senderTenant());
        return same
                || sender.speaker() == Speaker.RESIDENT
                        && sender.householdId().equals(candidate.householdId());
    }

    /** Who has that user id in the message's channel. */
    Sender byId(Heard heard, String userId) {
        return people.identify(
                heard.where().zoneId(),
                new ChatId(heard.where().channel(), heard.where().tenant(), userId));
    }

    private static String name(String label) {
        return label == null ? "" : label.strip().replaceFirst("^[@@]", "").strip();
    }
}
