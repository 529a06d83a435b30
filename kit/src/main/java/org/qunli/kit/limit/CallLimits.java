package org.qunli.kit.limit;

import io.quarkus.runtime.BlockingOperationControl;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;

/**
 * Refuses calls of a client, or of one person through whatever client, that come too fast. Other
 * services are trusted to wait by themselves.
 */
class CallLimits {

    private final Budgets budgets;

    private final Caller caller;

    CallLimits(Budgets budgets, Caller caller) {
        this.budgets = budgets;
        this.caller = caller;
    }

    @ServerRequestFilter
    public void count() {
        // What is served without blocking waits for news: open streams are counted elsewhere.
        if (!BlockingOperationControl.isBlockingAllowed()
                || caller.client().isEmpty()
                || caller.is(Roles.SERVICE)) {
            return;
        }
        budgets.ofClient(caller.subject());
        if (caller.person().isPresent() || caller.is(Roles.DESK)) {
            budgets.ofPerson(caller.client());
        }
    }
}
