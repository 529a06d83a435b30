package org.qunli.request.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.FeedEvent;
import org.qunli.kit.feed.FeedSubscriber;

/**
 * Keeps the texts of published notices from the notices feed. One that was replaced or taken back
 * stays: people go on forwarding it, and that is no request either.
 */
@ApplicationScoped
class NoticesFollower implements FeedSubscriber {

    private static final Duration KEPT = Duration.ofDays(90);

    private final Jdbi jdbi;

    NoticesFollower(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What is needed of {@code notice.published}. */
    record Published(
            UUID noticeId, String district, String code, Instant publishedAt, List<Text> texts) {}

    /** A text of it in one language. */
    record Text(String language, String headline, String body) {}

    @Override
    public String feed() {
        return "notices";
    }

    @Override
    public Set<String> kinds() {
        return Set.of("notice");
    }

    @Override
    public void apply(List<FeedEvent> events) {
        for (var event : events) {
            if (event.type().equals("notice.published")) {
                var published = event.data(Published.class);
                published.texts().forEach(text -> keep(published, text));
                prune(published.publishedAt());
            }
        }
    }

    private void keep(Published published, Text text) {
        var headline = text.headline() == null ? "" : text.headline();
        var body = text.body() == null ? "" : text.body();
        var whole = NoticePrint.of(headline + body);
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into known_notice (notice, district, language, code, body, whole,
                                                                  bands, published_at)
                                        values (:notice, :district, :language, :code, :body, :whole,
                                                :bands, :at)
                                        on conflict (notice, district, language) do update
                                        set code = excluded.code, body = excluded.body, whole = excluded.whole,
                                            bands = excluded.bands, published_at = excluded.published_at
                                        """)
                                .bind("notice", published.noticeId())
                                .bind("district", published.district())
                                .bind("language", text.language())
                                .bind("code", published.code())
                                .bind("body", NoticePrint.of(body).plain())
                                .bind("whole", whole.plain())
                                .bindArray("bands", Integer.class, (Object[]) whole.bands())
                                .bind("at", published.publishedAt())
                                .execute());
    }

    private void prune(Instant now) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate("delete from known_notice where published_at < :before")
                                .bind("before", now.minus(KEPT))
                                .execute());
    }
}
