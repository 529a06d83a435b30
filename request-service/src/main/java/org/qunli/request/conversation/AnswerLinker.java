package org.qunli.request.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.qunli.request.place.RosterEntry;
import org.qunli.request.reading.Category;

/**
 * Finds the one request that an officer's word is about: by quote, by mention of the resident, or
 * because only one can be meant. A wrong link stops the wrong clock and is worse than none.
 */
@ApplicationScoped
class AnswerLinker {

    private final Candidates candidates;

    private final Quotes quotes;

    private final Mentions mentions;

    AnswerLinker(Candidates candidates, Quotes quotes, Mentions mentions) {
        this.candidates = candidates;
        this.quotes = quotes;
        this.mentions = mentions;
    }

    /**
     * Where a word points.
     *
     * @param request the one request, or null
     * @param directed whether it could be an answer to one at all; false for words about something
     *     else
     */
    record Target(Candidate request, boolean directed) {
        static final Target ELSEWHERE = new Target(null, false);
        static final Target AMBIGUOUS = new Target(null, true);
    }

    Target find(Heard heard, Category category, List<RosterEntry> roster) {
        List<Candidate> all = candidates.inZone(heard);
        Optional<Set<UUID>> quoted = quotes.requests(heard);
        List<Candidate> mentioned = mentions.residents(heard, all);
        if (quoted.isPresent()) {
            List<Candidate> meant =
                    all.stream().filter(c -> quoted.get().contains(c.id())).toList();
            if (meant.isEmpty()) {
                return Target.ELSEWHERE;
            }
            return mentioned.isEmpty()
                    ? one(meant, category)
                    : one(both(meant, mentioned), category);
        }
        if (!mentioned.isEmpty()) {
            return one(open(mentioned), category);
        }
        if (heard.quoted() != null) {
            return byQuotedSender(heard, all, category);
        }
        if (!heard.mentions().isEmpty()) {
            // Said to a colleague, or to a resident who asked for nothing.
            return mentions.officers(heard, roster).isEmpty() && !open(all).isEmpty()
                    ? Target.AMBIGUOUS
                    : Target.ELSEWHERE;
        }
        return onlyOne(heard, open(all), category);
    }

    /** A quote of something never heard tells at least who is answered. */
    private Target byQuotedSender(Heard heard, List<Candidate> all, Category category) {
        String sender = heard.quoted().senderId();
        if (!Quotes.filled(sender)
                || Quotes.filled(heard.quoted().excerpt())
                || Quotes.filled(heard.quoted().messageId())) {
            return Target.AMBIGUOUS;
        }
        var who = mentions.byId(heard, sender);
        return one(
                open(all).stream().filter(c -> Mentions.isBy(c, heard, sender, who)).toList(),
                category);
    }

    private static Target onlyOne(Heard heard, List<Candidate> open, Category category) {
        List<Candidate> before =
                open.stream().filter(c -> !c.openedAt().isAfter(heard.at())).toList();
        if (before.isEmpty()) {
            return Target.ELSEWHERE;
        }
        if (before.size() > 1) {
            return one(before, category);
        }
        Category about = before.get(0).category();
        boolean fits = category == Category.OTHER || about == Category.OTHER || about == category;
        return fits ? new Target(before.get(0), true) : Target.AMBIGUOUS;
    }

    /** The only one, or the only one of the category that the words name. */
    private static Target one(List<Candidate> meant, Category category) {
        if (meant.size() == 1) {
            return new Target(meant.get(0), true);
        }
        List<Candidate> live = open(meant);
        if (live.size() == 1) {
            return new Target(live.get(0), true);
        }
        if (category == Category.OTHER
                || live.stream().anyMatch(c -> c.category() == Category.OTHER)) {
            return Target.AMBIGUOUS;
        }
        List<Candidate> named = live.stream().filter(c -> c.category() == category).toList();
        return named.size() == 1 ? new Target(named.get(0), true) : Target.AMBIGUOUS;
    }

    private static List<Candidate> open(List<Candidate> some) {
        return some.stream().filter(Candidate::isOpen).toList();
    }

    private static List<Candidate> both(List<Candidate> some, List<Candidate> others) {
        return some.stream().filter(others::contains).toList();
    }
}
