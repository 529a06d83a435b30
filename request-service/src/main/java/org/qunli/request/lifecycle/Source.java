package org.qunli.request.lifecycle;

/** How a request came in. */
public enum Source {
    CHAT,
    API,
    PHONE
}
