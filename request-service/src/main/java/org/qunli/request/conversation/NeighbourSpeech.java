package org.qunli.request.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.qunli.request.following.Follower;
import org.qunli.request.following.Following;
import org.qunli.request.lifecycle.Effects;
import org.qunli.request.lifecycle.NewNeed;
import org.qunli.request.lifecycle.RequestOpener;
import org.qunli.request.lifecycle.ResidentRequest;
import org.qunli.request.lifecycle.Source;

/**
 * Hears what somebody says of a neighbour's request: that they have the same need, and that what
 * was solved for the neighbour isn't solved for them.
 */
@ApplicationScoped
class NeighbourSpeech {

    private final Following following;

    private final Quotes quotes;

    NeighbourSpeech(Following following, Quotes quotes) {
        this.following = following;
        this.quotes = quotes;
    }

    /** "Me too", right after a request or as a reply to it; empty for every other word. */
    Optional<Understood> hear(Heard heard, Effects effects) {
        if (heard.where().direct() || !Following.isMeToo(heard.text())) {
            return Optional.empty();
        }
        return following
                .hear(
                        new Following.Word(
                                heard.where().zoneId(),
                                follower(heard),
                                heard.quoted() == null
                                        ? null
                                        : quotes.requests(heard).orElse(Set.of()),
                                heard.at()),
                        effects)
                .map(request -> Understood.of(Outcome.APPENDED, 1, request));
    }

    /** "Not solved" of a follower opens a request of their own; the neighbour's stays as it is. */
    Optional<Understood> unsolved(Heard heard, RequestOpener opener, Effects effects) {
        return following
                .unsolved(heard.where().zoneId(), follower(heard), heard.at())
                .map(original -> opener.open(need(heard, original), Set.of(), effects))
                .map(own -> Understood.of(Outcome.OPENED, 1, own.id()));
    }

    private static Follower follower(Heard heard) {
        return new Follower(
                heard.sender().householdId(),
                heard.sender().memberId(),
                heard.chat(),
                heard.where().groupId(),
                heard.name());
    }

    private static NewNeed need(Heard heard, ResidentRequest original) {
        return new NewNeed(
                heard.where().district(),
                heard.where().zoneId(),
                heard.where().timeZone(),
                new NewNeed.Raiser(
                        heard.sender().memberId(),
                        heard.sender().householdId(),
                        heard.name(),
                        heard.chat(),
                        heard.sender().proxy()),
                new NewNeed.Origin(Source.CHAT, heard.where().groupId(), heard.messageId()),
                heard.text() + "(同:" + original.raising().text() + ")",
                original.category(),
                original.priority(),
                false,
                heard.at());
    }
}
