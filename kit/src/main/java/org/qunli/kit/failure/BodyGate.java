package org.qunli.kit.failure;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.qunli.kit.problem.BodyTooLarge;
import org.qunli.kit.problem.UnsupportedMediaType;

/**
 * Refuses a body before it is read: one that is announced too large, and one that isn't JSON. The
 * server's own limit would answer without a document, and its converters try whatever text comes.
 */
public class BodyGate {

    private final long largest;

    /**
     * @param largest bytes
     */
    BodyGate(
            @ConfigProperty(name = "qunli.http.largest-body", defaultValue = "8388608")
                    long largest) {
        this.largest = largest;
    }

    @ServerRequestFilter(preMatching = true)
    public void check(ContainerRequestContext call) {
        String length = call.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        boolean body = call.getHeaderString("Transfer-Encoding") != null;
        if (length != null) {
            if (!length.matches("\\d{1,18}") || Long.parseLong(length) > largest) {
                throw new BodyTooLarge();
            }
            body |= Long.parseLong(length) > 0;
        }
        if (body && !isJson(call.getHeaderString(HttpHeaders.CONTENT_TYPE))) {
            throw new UnsupportedMediaType();
        }
    }

    private static boolean isJson(String contentType) {
        try {
            return contentType != null
                    && MediaType.APPLICATION_JSON_TYPE.isCompatible(MediaType.valueOf(contentType))
                    && !MediaType.valueOf(contentType).isWildcardType();
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
