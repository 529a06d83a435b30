package org.qunli.kit.identity;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.qunli.kit.problem.Fact;

/** Hands out the {@link Caller} of the running call. */
@Singleton
public class IdentityOfCall {

    @Produces
    @RequestScoped
    Caller caller(SecurityIdentity identity) {
        Caller caller = identity.getAttribute(Callers.CALLER);
        return caller == null ? TokenCaller.NOBODY : caller;
    }

    /** Why {@code On-Behalf-Of} was refused, if it was. */
    public Optional<Fact> refusalOf(RoutingContext call) {
        return call.user() instanceof QuarkusHttpUser user
                ? Optional.ofNullable(user.getSecurityIdentity().getAttribute(Callers.REFUSAL))
                : Optional.empty();
    }
}
