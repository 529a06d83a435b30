package org.qunli.kit.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one writer of problem documents. */
@Singleton
public class Problems {

    /** The media type of RFC 9457. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String RETRY_AFTER_SECONDS = "2";

    private final Texts texts;

    private final ObjectMapper json;

    Problems(@ConfigProperty(name = "qunli.service") String service, ObjectMapper json) {
        this.texts = new Texts(service);
        this.json = json;
    }

    /** The answer to a call that a fact stands against. */
    public Response answer(Fact fact, RoutingContext call) {
        Problem problem = describe(fact, call);
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(MEDIA_TYPE).entity(write(problem));
        answer.header(HttpHeaders.CONTENT_LANGUAGE, languageOf(call).getLanguage());
        if (fact.kind() == Kind.UNAUTHENTICATED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (fact.kind() == Kind.UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        fact.headers().forEach(answer::header);
        return answer.build();
    }

    private byte[] write(Problem problem) {
        try {
            return json.writeValueAsBytes(problem);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document alone, for a part of a batch. */
    public Problem describe(Fact fact, RoutingContext call) {
        Locale language = languageOf(call);
        List<Problem.Violation> violations =
                fact.violations().stream().map(v -> worded(v, language)).toList();
        return new Problem(
                "/problems/" + fact.slug(),
                texts.get(fact.slug() + ".title", language),
                fact.kind().status(),
                texts.get(fact.slug() + ".detail", language, fact.args()),
                call.request().path(),
                traceId(call),
                violations,
                fact.members());
    }

    private Problem.Violation worded(Fact.Violation violation, Locale language) {
        String message =
                violation.key() == null
                        ? violation.message()
                        : texts.get(
                                "violation." + violation.key(),
                                language,
                                violation.args().toArray());
        return new Problem.Violation(violation.field(), message);
    }

    static Locale languageOf(RoutingContext call) {
        return Texts.languageOf(
                call.acceptableLanguages().stream()
                        .map(l -> Locale.forLanguageTag(l.tag() == null ? "" : l.tag()))
                        .toList());
    }

    /** The trace id that the caller sent in {@code traceparent}, else one of this call's own. */
    public static String traceId(RoutingContext call) {
        String known = call.get("qunli.traceId");
        if (known == null) {
            String[] parent = String.valueOf(call.request().getHeader("traceparent")).split("-", 4);
            known =
                    parent.length == 4 && parent[1].matches("[0-9a-f]{32}")
                            ? parent[1]
                            : UUID.randomUUID().toString().replace("-", "");
            call.put("qunli.traceId", known);
        }
        return known;
    }
}
