package org.qunli.kit.webhook;

/** Why a delivery failed, or a subscription is suspended. */
enum Reason {
    /** The answer was neither 2xx nor one of the following. */
    HTTP_STATUS,
    /** 3xx: redirects aren't followed. */
    REDIRECT,
    /** 410: the receiver wants no more. */
    GONE,
    /** No answer in time. */
    TIMEOUT,
    /** No connection. */
    CONNECT,
    /** No secure connection: certificate or handshake. */
    TLS,
    /** The name has no address. */
    UNKNOWN_HOST,
    /** The name has an address that isn't public. */
    REFUSED_ADDRESS,
    /** The connection broke, or the answer wasn't HTTP. */
    BROKEN,
    /** The signing secret can't be opened: rotate it. */
    SECRET_UNREADABLE,
    /** Suspended: every attempt failed. */
    ATTEMPTS_EXHAUSTED,
    /** Suspended: its client hasn't called for too long. */
    NOT_RENEWED,
    /** Suspended: the log no longer reaches back to the cursor. */
    SNAPSHOT_NEEDED
}
