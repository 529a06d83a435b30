package org.qunli.request.voice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/**
 * Says whether Qunli may speak in a group now. Two pods that ask in the same moment may both be
 * told yes: a lock would make the messages of a group wait for each other, and one word more is no
 * noise.
 */
@ApplicationScoped
public class GroupVoice {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Jdbi jdbi;

    private final VoiceConfig config;

    GroupVoice(Jdbi jdbi, VoiceConfig config) {
        this.jdbi = jdbi;
        this.config = config;
    }

    /** Whether a word of that kind with these words in it was said in the group since then. */
    public boolean hasSaid(Group group, String kind, String words, Instant since) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select exists (
                                            select 1 from saying s
                                            where s.channel = :channel and s.tenant = :tenant
                                              and s.group_id = :group and s.created_at > :since
                                              and s.kind = :kind and position(:words in s.text_zh) > 0)
                                        """)
                                .bind("channel", group.channel())
                                .bind("tenant", group.tenant())
                                .bind("group", group.groupId())
                                .bind("since", since)
                                .bind("kind", kind)
                                .bind("words", words)
                                .mapTo(boolean.class)
                                .one());
    }

    /** Whether one more word isn't one too many. */
    public boolean maySpeak(Group group, Instant now) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select (select count(*) from saying s
                                                where s.channel = :channel and s.tenant = :tenant
                                                  and s.group_id = :group and s.created_at > :since)
                                             < least(
                                                :most,
                                                (select ceil(min(g.per_minute) * cast(:minutes as numeric))
                                                 from chat_group g
                                                 where g.channel = :channel and g.tenant = :tenant
                                                   and g.group_id = :group and g.active),
                                                greatest(:least, (
                                                    select count(*) from talk t
                                                    where t.channel = :channel and t.tenant = :tenant
                                                      and t.conversation = 'group:' || :group
                                                      and t.at > :since)))
                                        """)
                                .bind("channel", group.channel())
                                .bind("tenant", group.tenant())
                                .bind("group", group.groupId())
                                .bind("since", now.minus(config.window()))
                                .bind("most", config.most())
                                .bind("least", config.least())
                                .bind(
                                        "minutes",
                                        (double) config.window().toSeconds() / MINUTE.toSeconds())
                                .mapTo(boolean.class)
                                .one());
    }
}
