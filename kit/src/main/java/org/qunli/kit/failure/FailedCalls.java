package org.qunli.kit.failure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.arc.ArcUndeclaredThrowableException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.qunli.kit.identity.Concealed;
import org.qunli.kit.identity.IdentityOfCall;
import org.qunli.kit.problem.AlreadyExists;
import org.qunli.kit.problem.BodyTooLarge;
import org.qunli.kit.problem.ChangedMeanwhile;
import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Forbidden;
import org.qunli.kit.problem.InternalError;
import org.qunli.kit.problem.Invalid;
import org.qunli.kit.problem.Malformed;
import org.qunli.kit.problem.MethodNotAllowed;
import org.qunli.kit.problem.NotAcceptable;
import org.qunli.kit.problem.NotFound;
import org.qunli.kit.problem.Problems;
import org.qunli.kit.problem.Unauthenticated;
import org.qunli.kit.problem.Unavailable;
import org.qunli.kit.problem.UnsupportedMediaType;
import org.qunli.kit.sql.Transactions;

/** Turns whatever a call ended with into a fact, and that into its problem document. */
public class FailedCalls {

    private static final Logger LOG = Logger.getLogger(FailedCalls.class);

    private static final Map<Integer, Fact> BY_STATUS =
            Map.of(
                    400, new Malformed(),
                    401, new Unauthenticated(),
                    403, new Forbidden(),
                    404, new NotFound(),
                    405, new MethodNotAllowed(),
                    406, new NotAcceptable(),
                    413, new BodyTooLarge(),
                    415, new UnsupportedMediaType(),
                    503, new Unavailable());

    private final Problems problems;

    private final IdentityOfCall identity;

    FailedCalls(Problems problems, IdentityOfCall identity) {
        this.problems = problems;
        this.identity = identity;
    }

    @ServerExceptionMapper
    public Response fact(Fact fact, RoutingContext call) {
        return problems.answer(fact, call);
    }

    @ServerExceptionMapper({ForbiddenException.class})
    public Response forbidden(
            ForbiddenException refused, RoutingContext call, ResourceInfo resource) {
        Fact fact = identity.refusalOf(call).orElseGet(Forbidden::new);
        boolean concealed =
                resource != null
                        && resource.getResourceClass() != null
                        && resource.getResourceClass().isAnnotationPresent(Concealed.class);
        return problems.answer(concealed ? new NotFound() : fact, call);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated(SecurityException refused, RoutingContext call) {
        return problems.answer(new Unauthenticated(), call);
    }

    @ServerExceptionMapper
    public Response malformed(MismatchedInputException mismatch, RoutingContext call) {
        return problems.answer(describe(mismatch), call);
    }

    @ServerExceptionMapper
    public Response unreadable(JsonProcessingException broken, RoutingContext call) {
        return problems.answer(new Malformed(), call);
    }

    @ServerExceptionMapper
    public Response violated(ConstraintViolationException violated, RoutingContext call) {
        List<Fact.Violation> violations =
                violated.getConstraintViolations().stream()
                        .map(
                                v ->
                                        new Fact.Violation(
                                                fieldOf(v.getPropertyPath()),
                                                null,
                                                v.getMessage(),
                                                List.of()))
                        .sorted(java.util.Comparator.comparing(Fact.Violation::field))
                        .toList();
        return problems.answer(new Invalid(violations), call);
    }

    private static String fieldOf(jakarta.validation.Path path) {
        // The first two nodes name our method and its parameter: not the caller's business, unless
        // the parameter itself is what is wrong.
        List<String> nodes =
                StreamSupport.stream(path.spliterator(), false)
                        .map(jakarta.validation.Path.Node::toString)
                        .toList();
        return String.join(".", nodes.subList(nodes.size() > 2 ? 2 : 1, nodes.size()));
    }

    @ServerExceptionMapper
    public Response platform(WebApplicationException refused, RoutingContext call) {
        if (refused.getCause() instanceof MismatchedInputException mismatch) {
            return malformed(mismatch, call);
        }
        // The platform answers 404 for a parameter that can't be read; in a path that is right.
        boolean parameter = refused.getCause() != null && call.request().query() != null;
        int status = parameter ? 400 : refused.getResponse().getStatus();
        Fact fact = BY_STATUS.get(status);
        if (fact == null && status < 500) {
            fact = BY_STATUS.get(400);
        }
        return fact == null ? unknown(refused, call) : problems.answer(fact, call);
    }

    @ServerExceptionMapper
    public Response anything(Throwable failed, RoutingContext call) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof Fact fact) {
                return problems.answer(fact, call);
            }
            if (cause instanceof ArcUndeclaredThrowableException) {
                continue;
            }
            String type = cause.getClass().getSimpleName();
            if (type.equals("OptimisticLockException")
                    || type.equals("StaleObjectStateException")) {
                return problems.answer(new ChangedMeanwhile(), call);
            }
        }
        String state = Transactions.sqlState(failed);
        if (state.equals("23505")) {
            return problems.answer(new AlreadyExists(), call);
        }
        if (Transactions.isConflict(failed) || Transactions.isDatabaseAway(failed)) {
            LOG.warnf("Not now (%s), trace %s", state, Problems.traceId(call));
            return problems.answer(new Unavailable(), call);
        }
        return unknown(failed, call);
    }

    private Response unknown(Throwable failed, RoutingContext call) {
        LOG.errorf(failed, "Call failed, trace %s", Problems.traceId(call));
        return problems.answer(new InternalError(), call);
    }

    private static Fact describe(MismatchedInputException mismatch) {
        String field =
                mismatch.getPath().stream()
                        .map(
                                r ->
                                        r.getFieldName() == null
                                                ? "[" + r.getIndex() + "]"
                                                : "." + r.getFieldName())
                        .collect(Collectors.joining());
        String key = mismatch instanceof UnrecognizedPropertyException ? "unknown-field" : "unfit";
        return field.isEmpty()
                ? new Malformed()
                : new Invalid(field.startsWith(".") ? field.substring(1) : field, key);
    }
}
