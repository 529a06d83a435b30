package org.qunli.kit.failure;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.OptionalLong;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.qunli.kit.problem.BodyTooLarge;
import org.qunli.kit.problem.UnsupportedMediaType;

/**
 * Refuses a body before it is read: one that is announced too large, and one of a media type that
 * nothing here reads. The server's own limit would answer without a document, and its converters
 * try whatever text comes.
 */
@Singleton
public class BodyGate {

    /** Where the server looks up how much of a body of unannounced length it reads. */
    private static final String STREAM_LIMIT = "io.quarkus.max-request-size";

    /** Enough that a reader who counts meets its own limit first. */
    private static final long MARGIN = 1_048_576;

    private final Instance<BodyLimits> configured;

    private volatile BodyLimits known;

    BodyGate(Instance<BodyLimits> configured) {
        this.configured = configured;
    }

    /** Looked up when they are needed: a filter is made before the configuration is read. */
    private BodyLimits limits() {
        if (known == null) {
            known = configured.get();
        }
        return known;
    }

    /** After the server has set its own limit, which is that of the largest of all bodies. */
    void limitStreams(@Observes Router router) {
        router.route().order(-1).handler(this::limitStream);
    }

    private void limitStream(RoutingContext call) {
        long largest =
                largest(call.request().getHeader(HttpHeaders.CONTENT_TYPE))
                        .orElse(limits().largestBody());
        call.put(STREAM_LIMIT, largest + MARGIN);
        call.next();
    }

    @ServerRequestFilter(preMatching = true)
    public void check(ContainerRequestContext call) {
        String length = call.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        boolean body = call.getHeaderString("Transfer-Encoding") != null;
        OptionalLong largest = largest(call.getHeaderString(HttpHeaders.CONTENT_TYPE));
        if (length != null) {
            if (!length.matches("\\d{1,18}")
                    || Long.parseLong(length) > largest.orElse(limits().largestBody())) {
                throw new BodyTooLarge();
            }
            body |= Long.parseLong(length) > 0;
        }
        if (body && largest.isEmpty()) {
            throw new UnsupportedMediaType();
        }
    }

    /** How large a body of this type may be; empty for a type that nothing here reads. */
    private OptionalLong largest(String contentType) {
        if (contentType == null) {
            return OptionalLong.empty();
        }
        try {
            MediaType type = MediaType.valueOf(contentType);
            if (type.isWildcardType()) {
                return OptionalLong.empty();
            }
            if (MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
                return OptionalLong.of(limits().largestBody());
            }
            String name = (type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT);
            Long bulk = limits().bulk().get(name);
            return bulk == null ? OptionalLong.empty() : OptionalLong.of(bulk);
        } catch (IllegalArgumentException unreadable) {
            return OptionalLong.empty();
        }
    }
}
