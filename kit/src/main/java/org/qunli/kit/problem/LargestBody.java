package org.qunli.kit.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a body by its announced length before it is read: with a problem document, unlike the
 * server's own limit.
 */
class LargestBody {

    private final long largest;

    LargestBody(
            @ConfigProperty(name = "qunli.http.largest-body", defaultValue = "8388608")
                    long largest) {
        this.largest = largest;
    }

    @ServerRequestFilter(preMatching = true)
    void check(ContainerRequestContext call) {
        String length = call.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (length != null && (length.length() > 18 || Long.parseLong(length) > largest)) {
            throw new BodyTooLarge();
        }
    }
}
