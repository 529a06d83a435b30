package org.qunli.kit.paging;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Says who may keep an answer where the operation itself doesn't: nobody, or with an entity tag the
 * caller alone, who asks again before using it. Names and phones must not lie in a cache on the
 * way.
 */
public class KeptBy {

    @ServerResponseFilter
    public void say(ContainerRequestContext call, ContainerResponseContext answer) {
        var headers = answer.getHeaders();
        if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
            boolean tagged = headers.containsKey(HttpHeaders.ETAG);
            headers.putSingle(HttpHeaders.CACHE_CONTROL, tagged ? "private, no-cache" : "no-store");
        }
    }
}
