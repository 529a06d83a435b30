package org.qunli.zone.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.qunli.kit.identity.Caller;

/** Whose tries a redemption counts among. */
@ApplicationScoped
class RedemptionLimits {

    private final InvitationConfig config;
    private final Caller caller;

    RedemptionLimits(InvitationConfig config, Caller caller) {
        this.config = config;
        this.caller = caller;
    }

    List<Tries.Scope> of(Redemption wanted) {
        List<Tries.Scope> scopes = new ArrayList<>();
        scopes.add(
                scope(
                        "sender",
                        wanted.chatId().network() + "/" + wanted.chatId().userId(),
                        config.triesOfSender()));
        scopes.add(scope("frontend", caller.client(), config.triesOfFrontend()));
        if (wanted.zoneId() != null) {
            scopes.add(scope("zone", wanted.zoneId().toString(), config.triesInZone()));
        }
        return scopes;
    }

    private Tries.Scope scope(String limit, String whose, int most) {
        return new Tries.Scope(limit, whose, most, config.window());
    }
}
