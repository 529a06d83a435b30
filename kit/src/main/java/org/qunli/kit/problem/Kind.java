package org.qunli.kit.problem;

/** What sort of refusal a fact is; each has one HTTP status. */
public enum Kind {
    INVALID(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    CONFLICT(409),
    GONE(410),
    STALE(412),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA(415),
    UNPROCESSABLE(422),
    PRECONDITION_MISSING(428),
    TOO_MANY(429),
    INTERNAL(500),
    UNAVAILABLE(503);

    private final int status;

    Kind(int status) {
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
