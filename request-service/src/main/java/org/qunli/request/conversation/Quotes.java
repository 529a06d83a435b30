package org.qunli.request.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.qunli.request.conversation.Talk.Kept;

/** Finds what a message quotes, by id or, where the platform quotes only text, by its words. */
@ApplicationScoped
class Quotes {

    private final Talk talk;

    private final ConversationConfig config;

    Quotes(Talk talk, ConversationConfig config) {
        this.talk = talk;
        this.config = config;
    }

    /**
     * The requests of the quoted message; empty if nothing was heard that fits the quote, an empty
     * set if what was quoted belongs to no request.
     */
    Optional<Set<UUID>> requests(Heard heard) {
        Heard.Quote quote = heard.quoted();
        if (quote == null) {
            return Optional.empty();
        }
        List<Kept> found = List.of();
        if (filled(quote.messageId())) {
            found = talk.quoted(heard, quote.messageId()).stream().toList();
        }
        if (found.isEmpty() && filled(quote.excerpt())) {
            found = byWords(heard, quote);
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Set<UUID> requests = new LinkedHashSet<>();
        found.forEach(kept -> requests.addAll(kept.requests()));
        return Optional.of(requests);
    }

    private List<Kept> byWords(Heard heard, Heard.Quote quote) {
        String excerpt = plain(quote.excerpt());
        if (excerpt.isEmpty()) {
            return List.of();
        }
        List<Kept> matches =
                talk.recent(heard, heard.at().minus(config.quoteLookback())).stream()
                        .filter(
                                k ->
                                        !filled(quote.senderId())
                                                || quote.senderId().equals(k.senderId()))
                        .filter(k -> plain(k.text()).contains(excerpt))
                        .toList();
        List<Kept> whole = matches.stream().filter(k -> plain(k.text()).equals(excerpt)).toList();
        return whole.isEmpty() ? matches : whole;
    }

    /**
     * Letters and digits alone: platforms cut quotes, and turn line ends and emoji into other
     * things.
     */
    static String plain(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(java.util.Locale.ROOT);
    }

    static boolean filled(String text) {
        return text != null && !text.isBlank();
    }
}
