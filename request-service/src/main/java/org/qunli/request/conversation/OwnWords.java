package org.qunli.request.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.feed.EventFeed;
import org.qunli.kit.saying.Saying;
import org.qunli.kit.saying.SayingSettled;
import org.qunli.kit.saying.Sayings;

/**
 * Keeps what Qunli itself said in a group once it was delivered, so that an officer who quotes it
 * answers the request it was about.
 */
@ApplicationScoped
class OwnWords {

    private static final String REQUEST = "request/";

    private final Jdbi jdbi;

    private final Sayings sayings;

    private final EventFeed feed;

    OwnWords(Jdbi jdbi, Sayings sayings, EventFeed feed) {
        this.jdbi = jdbi;
        this.sayings = sayings;
        this.feed = feed;
    }

    void on(@Observes SayingSettled settled) {
        if (settled.status() != Saying.Status.SENT
                || settled.privacy() != Saying.Privacy.GROUP
                || !settled.about().startsWith(REQUEST)) {
            return;
        }
        Saying saying = sayings.find(settled.sayingId()).orElseThrow();
        UUID request = UUID.fromString(settled.about().substring(REQUEST.length()));
        keep(settled, saying, request);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("channel", saying.channel());
        facts.put("tenant", saying.tenant());
        facts.put("groupId", saying.groupId());
        facts.put("messageId", settled.messageId());
        facts.put("quotedMessageId", saying.quotedMessageId());
        facts.put("speaker", "QUNLI");
        facts.put("memberId", null);
        facts.put("officerId", null);
        facts.put("requestIds", List.of(request));
        facts.put("kind", "NEW");
        feed.append(
                TalkEvents.event(
                        settled.sayingId(),
                        settled.district(),
                        settled.zoneId(),
                        settled.at(),
                        facts,
                        saying.text().zh(),
                        null));
    }

    private void keep(SayingSettled settled, Saying saying, UUID request) {
        String messageId =
                settled.messageId() == null ? "saying:" + settled.sayingId() : settled.messageId();
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into talk (id, channel, tenant, conversation, message_id, district,
                                                          zone, direct, speaker, sender_id, text, details, at,
                                                          awaits_new, requests)
                                        values (:id, :channel, :tenant, :conversation, :message, :district,
                                                :zone, false, 'QUNLI', '', :text, '{}', :at,
                                                false, array [cast(:request as uuid)])
                                        on conflict do nothing
                                        """)
                                .bind("id", settled.sayingId())
                                .bind("channel", saying.channel())
                                .bind("tenant", saying.tenant())
                                .bind("conversation", Talk.conversation(saying.groupId(), ""))
                                .bind("message", messageId)
                                .bind("district", settled.district())
                                .bind("zone", settled.zoneId())
                                .bind("text", saying.text().zh())
                                .bind("at", settled.at())
                                .bind("request", request)
                                .execute());
    }
}
