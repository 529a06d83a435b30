package org.qunli.request.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.ChatId;
import org.qunli.request.conversation.Heard;
import org.qunli.request.conversation.Heard.Attached;
import org.qunli.request.conversation.Heard.Mentioned;
import org.qunli.request.conversation.Heard.Quote;
import org.qunli.request.conversation.Heard.Where;
import org.qunli.request.intake.NewMessage.Quoted;
import org.qunli.request.place.GroupPlace;
import org.qunli.request.place.People;
import org.qunli.request.place.Places;
import org.qunli.request.place.Sender;
import org.qunli.request.place.ZonePlace;

/** Finds out where a message was said, by whom, and when. */
@ApplicationScoped
class Arrival {

    private final Places places;

    private final People people;

    private final Caller caller;

    private final IntakeConfig config;

    Arrival(Places places, People people, Caller caller, IntakeConfig config) {
        this.places = places;
        this.people = people;
        this.caller = caller;
        this.config = config;
    }

    /** Where the message belongs, who said it, and the zone of the group in which it was said. */
    private record Located(Where where, Sender sender, UUID heardIn) {}

    /**
     * The message as heard in its zone.
     *
     * @param received the database's time
     */
    Heard hear(NewMessage message, UUID messageKey, Instant received) {
        ChatId chat = new ChatId(message.channel(), message.tenant(), message.sender().id());
        if (!caller.reachesChannel(message.channel(), message.tenant())) {
            throw new UnknownGroup();
        }
        Located located = message.inPrivate() ? inPrivate(chat) : inGroup(message, chat);
        if (!caller.reachesZone(located.where().district(), located.heardIn())) {
            throw new UnknownGroup();
        }
        return new Heard(
                messageKey,
                located.where(),
                located.sender(),
                chat,
                message.sender().displayName(),
                message.message().id(),
                message.message().textOrEmpty(),
                quote(message.quoted()),
                mentions(message),
                attached(message),
                occurredAt(message.message().sentAt(), received));
    }

    private Located inGroup(NewMessage message, ChatId chat) {
        GroupPlace group =
                places.group(message.channel(), message.tenant(), message.group().id())
                        .orElseThrow(UnknownGroup::new);
        Sender sender = people.identify(group.zoneId(), chat);
        UUID zone = group.zoneId();
        if (sender == Sender.GUEST) {
            // Whoever left with a part of the zone is still heard here, as one of that part.
            Optional<People.Match> kin = people.identifyKin(zone, chat);
            sender = kin.map(People::sender).orElse(sender);
            zone = kin.map(People.Match::zoneId).orElse(zone);
        }
        Where where =
                new Where(
                        group.bindingId(),
                        group.district(),
                        zone,
                        group.timeZone(),
                        group.channel(),
                        group.tenant(),
                        group.groupId());
        return new Located(where, sender, group.zoneId());
    }

    private Located inPrivate(ChatId chat) {
        People.Match match =
                people.matches(chat).stream().findFirst().orElseThrow(UnknownSender::new);
        ZonePlace zone = places.zone(match.zoneId()).orElseThrow(UnknownSender::new);
        Where where =
                new Where(
                        null,
                        zone.district(),
                        zone.zoneId(),
                        zone.timeZone(),
                        chat.channel(),
                        chat.tenant(),
                        null);
        return new Located(where, People.sender(match), zone.zoneId());
    }

    /** A platform's clock is believed within bounds: never in the future, never long past. */
    private Instant occurredAt(Instant sentAt, Instant received) {
        if (sentAt == null || sentAt.isAfter(received)) {
            return received;
        }
        Instant earliest = received.minus(config.believedPast());
        return sentAt.isBefore(earliest) ? earliest : sentAt;
    }

    private static Quote quote(Quoted quoted) {
        return quoted == null || quoted.isEmpty()
                ? null
                : new Quote(quoted.messageId(), quoted.senderId(), quoted.excerpt());
    }

    private static List<Mentioned> mentions(NewMessage message) {
        return message.mentions() == null
                ? List.of()
                : message.mentions().stream().map(m -> new Mentioned(m.id(), m.label())).toList();
    }

    private static List<Attached> attached(NewMessage message) {
        List<Attached> attached = new ArrayList<>();
        for (NewMessage.Attachment attachment : message.message().attachmentsOrNone()) {
            String kind = attachment.kind() == null ? "file" : attachment.kind();
            attached.add(new Attached(kind, attachment.caption()));
        }
        if (message.location() != null) {
            attached.add(new Attached("location", null));
        }
        return attached;
    }
}
