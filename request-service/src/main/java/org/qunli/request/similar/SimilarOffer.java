package org.qunli.request.similar;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.saying.Bilingual;
import org.qunli.kit.saying.NewSaying;
import org.qunli.kit.saying.SayingView;
import org.qunli.kit.saying.Sayings;
import org.qunli.request.lifecycle.Effects;
import org.qunli.request.lifecycle.Raising;
import org.qunli.request.lifecycle.ResidentRequest;
import org.qunli.request.voice.Group;
import org.qunli.request.voice.GroupVoice;

/**
 * Offers what was answered before to whoever asks the like in a group: in the answer to the
 * message, and, where it is very like and the group wasn't told lately, as a saying. Not where a
 * life is at risk, and not in private matters.
 */
@ApplicationScoped
public class SimilarOffer {

    private static final int LONGEST = 160;

    private final SimilarRequests similar;

    private final Answers answers;

    private final Sayings sayings;

    private final GroupVoice voice;

    private final SimilarConfig config;

    private final Jdbi jdbi;

    private final Clock clock;

    SimilarOffer(
            SimilarRequests similar,
            Answers answers,
            Sayings sayings,
            GroupVoice voice,
            SimilarConfig config,
            Jdbi jdbi,
            Clock clock) {
        this.similar = similar;
        this.answers = answers;
        this.sayings = sayings;
        this.voice = voice;
        this.config = config;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** What is like these new requests, in the running transaction. */
    public List<AnswerView> offer(List<ResidentRequest> opened, Effects effects) {
        if (answers.isEmpty()) {
            return List.of();
        }
        List<AnswerView> offered = new ArrayList<>();
        for (ResidentRequest request : opened) {
            Raising raising = request.raising();
            if (raising.groupId() == null || request.confidential() || request.lifeAtRisk()) {
                continue;
            }
            List<AnswerView> found =
                    similar
                            .find(
                                    new SimilarRequests.Wanted(
                                            raising.district(),
                                            raising.zoneId(),
                                            raising.text(),
                                            request.category(),
                                            request.id()),
                                    config.offered())
                            .stream()
                            .filter(answer -> answer.likeness() >= config.offeredFrom())
                            .map(answer -> answer.forRequest(request.id()))
                            .toList();
            offered.addAll(found);
            found.stream()
                    .filter(answer -> answer.likeness() >= config.saidFrom())
                    .findFirst()
                    .ifPresent(best -> say(request, best, effects));
        }
        return offered;
    }

    private void say(ResidentRequest request, AnswerView answer, Effects effects) {
        Raising raising = request.raising();
        Instant now = clock.instant();
        Group group =
                new Group(raising.chat().channel(), raising.chat().tenant(), raising.groupId());
        if (!voice.maySpeak(group, now) || !takeTurn(raising, answer, now)) {
            return;
        }
        NewSaying word =
                NewSaying.toGroup(
                        "SIMILAR_ANSWER",
                        "request/" + request.id(),
                        raising.district(),
                        raising.zoneId(),
                        raising.chat().channel(),
                        raising.chat().tenant(),
                        raising.groupId(),
                        words(answer),
                        now.plus(config.sayingLife()));
        effects.add(
                SayingView.of(
                        sayings.say(
                                raising.messageId() == null
                                        ? word
                                        : word.quoting(raising.messageId()))));
    }

    private static Bilingual words(AnswerView answer) {
        String said = shortened(answer.answer());
        String zh = Optional.ofNullable(answer.officer()).orElse("值班人员");
        String en = Optional.ofNullable(answer.officer()).orElse("the officer on duty");
        return answer.sameZone()
                ? new Bilingual(
                        "有邻居问过类似的问题," + zh + "的答复是:“" + said + "”。情况不同也没关系,您的诉求会照常处理。",
                        "A neighbour asked the like; "
                                + en
                                + " answered: \""
                                + said
                                + "\". Yours is seen to all the same.")
                : new Bilingual(
                        "别的小区有人问过类似的问题,当时的答复是:“" + said + "”。各处情况可能不同,您的诉求会照常处理。",
                        "Somebody elsewhere asked the like; the answer there was: \""
                                + said
                                + "\". It may differ here; yours is seen to all the same.");
    }

    private static String shortened(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /** One transaction wins where two would tell the group the same. */
    private boolean takeTurn(Raising raising, AnswerView answer, Instant now) {
        return jdbi.withHandle(
                        handle ->
                                handle.createUpdate(
                                                """
                                                insert into answer_said as s (channel, tenant, group_id, request, said_at)
                                                values (:channel, :tenant, :group, :request, :now)
                                                on conflict (channel, tenant, group_id, request)
                                                do update set said_at = excluded.said_at
                                                where s.said_at <= :before
                                                """)
                                        .bind("channel", raising.chat().channel())
                                        .bind("tenant", raising.chat().tenant())
                                        .bind("group", raising.groupId())
                                        .bind("request", answer.requestId())
                                        .bind("now", now)
                                        .bind("before", now.minus(config.saidAgainAfter()))
                                        .execute())
                == 1;
    }
}
