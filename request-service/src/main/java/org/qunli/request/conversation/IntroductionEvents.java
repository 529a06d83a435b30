package org.qunli.request.conversation;

import java.time.Instant;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;
import org.qunli.request.reading.OfficerClaims;

/** Tells that an officer introduced themselves in a group, or that somebody unknown did as one. */
final class IntroductionEvents {

    private IntroductionEvents() {}

    private record Seen(
            UUID messageKey, UUID zoneId, String district, UUID officerId, Instant at) {}

    private record Claimed(
            UUID messageKey,
            UUID zoneId,
            String district,
            String channel,
            String tenant,
            String userId,
            String post,
            Instant at) {}

    private record Words(String text, String displayName, String name, String phone) {}

    /** An officer of the zone's roster. */
    static DomainEvent seen(Heard heard) {
        return event(
                "introduction.seen",
                heard,
                new Seen(
                        heard.messageKey(),
                        heard.where().zoneId(),
                        heard.where().district(),
                        heard.sender().officerId(),
                        heard.at()),
                new Words(heard.text(), heard.name(), null, null));
    }

    /** A chat id that nobody knows. */
    static DomainEvent claimed(Heard heard, OfficerClaims.Claim claim) {
        return event(
                "introduction.claimed",
                heard,
                new Claimed(
                        heard.messageKey(),
                        heard.where().zoneId(),
                        heard.where().district(),
                        heard.chat().channel(),
                        heard.chat().tenant(),
                        heard.chat().userId(),
                        claim.post(),
                        heard.at()),
                new Words(heard.text(), heard.name(), claim.name(), claim.phone()));
    }

    private static DomainEvent event(String type, Heard heard, Object facts, Object words) {
        return DomainEvent.of(type, "introduction/" + heard.messageKey(), heard.at())
                .in(heard.where().district(), heard.where().zoneId())
                .data(facts)
                .personal(words);
    }
}
