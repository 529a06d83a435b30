package org.qunli.request.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Finds what a picture, a voice or a place without words belongs to: what it quotes, or what its
 * sender spoke of just before. Nobody looks into it.
 */
@ApplicationScoped
class Pictures {

    private final Talk talk;

    private final Quotes quotes;

    private final ConversationConfig config;

    Pictures(Talk talk, Quotes quotes, ConversationConfig config) {
        this.talk = talk;
        this.quotes = quotes;
        this.config = config;
    }

    /** The one open request of the sender that it belongs to, if one is meant. */
    Optional<Candidate> about(Heard heard, List<Candidate> own) {
        List<Candidate> open = own.stream().filter(Candidate::isOpen).toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        var spoken =
                heard.quoted() != null
                        ? quotes.requests(heard)
                        : talk.recent(heard, heard.at().minus(config.pictureFollows())).stream()
                                .filter(kept -> heard.chat().userId().equals(kept.senderId()))
                                .filter(kept -> !kept.requests().isEmpty())
                                .findFirst()
                                .map(kept -> java.util.Set.copyOf(kept.requests()));
        List<Candidate> meant =
                open.stream()
                        .filter(c -> spoken.orElse(java.util.Set.of()).contains(c.id()))
                        .toList();
        return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
    }
}
