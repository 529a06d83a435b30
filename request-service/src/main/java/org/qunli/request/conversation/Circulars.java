package org.qunli.request.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.qunli.request.lifecycle.Effects;
import org.qunli.request.notice.KnownNotices;
import org.qunli.request.reading.JoinList;

/**
 * Hears what goes round rather than being anybody's own word: a published notice that somebody
 * forwards, and a list that many people grow by a line each.
 */
@ApplicationScoped
class Circulars {

    /** An altered copy is most likely the notice, and perhaps somebody's own words about it. */
    private static final double ALTERED = 0.8;

    private final KnownNotices notices;

    private final Talk talk;

    private final ConversationConfig config;

    Circulars(KnownNotices notices, Talk talk, ConversationConfig config) {
        this.notices = notices;
        this.talk = talk;
        this.config = config;
    }

    /** A forwarded notice: told to whoever counts deliveries, and no request. */
    Optional<Understood> notice(Heard heard, Effects effects) {
        if (heard.where().direct()) {
            return Optional.empty();
        }
        return notices.seen(heard.where().district(), heard.words())
                .map(
                        sighting -> {
                            effects.add(NoticeEvents.seen(heard, sighting));
                            return Understood.noted(sighting.exact() ? 1 : ALTERED);
                        });
    }

    /**
     * A list that has been here before, shorter: it goes to what its beginning went to. The first
     * one is read like any other message.
     */
    Optional<Understood> grownList(Heard heard) {
        return JoinList.of(heard.text())
                .flatMap(
                        list ->
                                talk
                                        .recent(heard, heard.at().minus(config.quoteLookback()))
                                        .stream()
                                        .filter(kept -> grewFrom(list, kept))
                                        .reduce((newer, older) -> older))
                .map(
                        first -> {
                            Map<UUID, Outcome> linked = new LinkedHashMap<>();
                            first.requests().forEach(id -> linked.put(id, Outcome.NOTED));
                            return new Understood(Outcome.NOTED, 1, linked);
                        });
    }

    private static boolean grewFrom(JoinList list, Talk.Kept kept) {
        return JoinList.of(kept.text()).filter(list::grewFrom).isPresent();
    }
}
