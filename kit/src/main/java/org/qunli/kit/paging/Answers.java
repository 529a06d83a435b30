package org.qunli.kit.paging;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers about a single resource, with its entity tag. */
public final class Answers {

    private Answers() {}

    /** 201 with {@code Location}. */
    public static <T> RestResponse<T> created(String location, T view, long version) {
        return RestResponse.ResponseBuilder.<T>create(RestResponse.Status.CREATED)
                .location(URI.create(location))
                .tag(ETags.of(version))
                .entity(view)
                .build();
    }

    /** 201 with {@code Location}, for what has no version. */
    public static <T> RestResponse<T> created(String location, T view) {
        return RestResponse.ResponseBuilder.<T>create(RestResponse.Status.CREATED)
                .location(URI.create(location))
                .entity(view)
                .build();
    }

    /** 200 with the entity tag. */
    public static <T> RestResponse<T> ok(T view, long version) {
        return RestResponse.ResponseBuilder.ok(view).tag(ETags.of(version)).build();
    }

    /** 200 with the weak tag of what is shown, or 304 if the caller has it already. */
    public static <T> RestResponse<T> unlessKnown(Request request, String shown, T view) {
        EntityTag tag = ETags.weak(shown);
        return request.evaluatePreconditions(tag) == null
                ? RestResponse.ResponseBuilder.ok(view).tag(tag).build()
                : RestResponse.ResponseBuilder.<T>create(RestResponse.Status.NOT_MODIFIED)
                        .tag(tag)
                        .build();
    }
}
