package org.qunli.zone.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.qunli.kit.idempotency.Idempotent;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.paging.Answers;
import org.qunli.zone.member.Author;
import org.qunli.zone.member.MemberAnswers;
import org.qunli.zone.member.MemberView;

/** The part of a redemption that happens once: after the try was counted. */
@ApplicationScoped
class RedemptionOnce {

    private static final Logger LOG = Logger.getLogger(RedemptionOnce.class);

    private final Redeemer redeemer;
    private final RedemptionLimits limits;
    private final Tries tries;
    private final MemberAnswers answers;
    private final Caller caller;
    private final Clock clock;

    RedemptionOnce(
            Redeemer redeemer,
            RedemptionLimits limits,
            Tries tries,
            MemberAnswers answers,
            Caller caller,
            Clock clock) {
        this.redeemer = redeemer;
        this.limits = limits;
        this.tries = tries;
        this.answers = answers;
        this.caller = caller;
        this.clock = clock;
    }

    @Idempotent
    RestResponse<MemberView> redeem(InvitationCode code, Redemption wanted) {
        Instant now = clock.instant();
        Author frontend = new Author(Author.Role.FRONTEND, null, caller.client());
        Redeemer.Outcome outcome = redeemer.redeem(code, wanted, frontend, now);
        tries.forgive(limits.of(wanted));
        MemberView view = answers.view(outcome.member());
        if (!outcome.joined()) {
            return Answers.ok(view, outcome.member().version());
        }
        LOG.infof("Member %s joined by an invitation", outcome.member().id());
        return Answers.created(
                "/v1/members/" + outcome.member().id(), view, outcome.member().version());
    }
}
