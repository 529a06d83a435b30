package org.qunli.supervision.watch;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.time.Clock;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;

/**
 * Records every call of a supervisor or a lead that is answered, whatever it was. The record is
 * written before the answer leaves: without it there is no answer.
 */
class LookRecorder {

    private static final int FIRST_REFUSAL = 400;

    private final Looks looks;

    private final Caller caller;

    private final Clock clock;

    LookRecorder(Looks looks, Caller caller, Clock clock) {
        this.looks = looks;
        this.caller = caller;
        this.clock = clock;
    }

    @ServerResponseFilter
    public void record(
            ContainerRequestContext request,
            ContainerResponseContext response,
            SimpleResourceInfo operation) {
        if (response.getStatus() >= FIRST_REFUSAL || operation.getMethodName() == null) {
            return;
        }
        if (caller.is(Roles.SUPERVISOR) || caller.is(Roles.SUPERVISION_LEAD)) {
            looks.record(
                    caller.subject(),
                    caller.districts(),
                    operation.getMethodName(),
                    request.getMethod() + " " + request.getUriInfo().getPath(),
                    clock.instant());
        }
    }
}
