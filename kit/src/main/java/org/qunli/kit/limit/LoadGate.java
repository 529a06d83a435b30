package org.qunli.kit.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.qunli.kit.problem.Problems;
import org.qunli.kit.problem.Unavailable;

/**
 * Lets in as many calls as can be carried out at once and refuses the next with 503 before its
 * token is looked at: a refusal costs next to nothing, so those inside stay fast.
 */
@Singleton
class LoadGate {

    private static final int BEFORE_THE_OTHERS = -2;

    /** They wait for news, for long and without work. */
    private static final List<String> WAITING = List.of("/v1/events/", "/v1/watch");

    private final Instance<LimitConfig> config;

    private final Problems problems;

    private final MeterRegistry registry;

    private final Counter refused;

    LoadGate(Instance<LimitConfig> config, Problems problems, MeterRegistry registry) {
        this.config = config;
        this.problems = problems;
        this.registry = registry;
        this.refused =
                Counter.builder("qunli.calls.shed")
                        .description("Calls refused since too many were being carried out")
                        .register(registry);
    }

    void open(@Observes Router router) {
        LimitConfig limits = config.get();
        Admission admission =
                new Admission(limits.atOnceLeast(), limits.atOnce(), limits.slow().toNanos());
        Gauge.builder("qunli.calls.limit", admission, Admission::limit)
                .description("Calls that may be carried out at once just now")
                .register(registry);
        router.route().order(BEFORE_THE_OTHERS).handler(call -> admit(call, admission));
    }

    private void admit(RoutingContext call, Admission admission) {
        String path = call.request().path();
        if (path == null || WAITING.stream().anyMatch(path::startsWith)) {
            call.next();
        } else if (admission.enter()) {
            long began = System.nanoTime();
            call.addEndHandler(done -> admission.leave(System.nanoTime() - began));
            call.next();
        } else {
            refused.increment();
            refuse(call);
        }
    }

    private void refuse(RoutingContext call) {
        Response problem = problems.answer(new Unavailable(), call);
        problem.getStringHeaders()
                .forEach((name, values) -> call.response().putHeader(name, values));
        call.response()
                .setStatusCode(problem.getStatus())
                .end(Buffer.buffer((byte[]) problem.getEntity()));
    }
}
