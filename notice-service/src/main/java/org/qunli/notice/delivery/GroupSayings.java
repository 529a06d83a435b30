package org.qunli.notice.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qunli.kit.saying.Bilingual;
import org.qunli.kit.saying.NewSaying;
import org.qunli.notice.issue.NewNotice;
import org.qunli.notice.issue.Notice;

/** What bots are given to say: each text once for all groups that take as many bytes. */
@ApplicationScoped
class GroupSayings {

    static final String KIND = "NOTICE";

    /** How long a front-end may take for a notice that never expires. */
    private static final Duration OPEN_END = Duration.ofHours(24);

    private final Matching matching;

    GroupSayings(Matching matching) {
        this.matching = matching;
    }

    /** The words for those of these deliveries that a bot makes. */
    List<NewSaying> of(Notice notice, List<Delivery> deliveries, Instant now) {
        NewNotice content = notice.content();
        List<Delivery> byBot =
                deliveries.stream().filter(d -> d.forwarding().equals(Delivery.BOT)).toList();
        Map<UUID, Integer> longest = matching.longestTexts(byBot);
        Map<Integer, Bilingual> texts = new HashMap<>();
        Instant until = until(notice, now);
        return byBot.stream()
                .map(
                        d ->
                                NewSaying.toGroup(
                                        KIND,
                                        d.subject(),
                                        d.district(),
                                        d.zone(),
                                        d.channel(),
                                        d.tenant(),
                                        d.groupId(),
                                        texts.computeIfAbsent(
                                                longest.get(d.binding()),
                                                bytes ->
                                                        GroupText.of(
                                                                content, notice.code(), bytes)),
                                        until))
                .toList();
    }

    static Instant until(Notice notice, Instant now) {
        return notice.expiresAt() == null ? now.plus(OPEN_END) : notice.expiresAt();
    }
}
