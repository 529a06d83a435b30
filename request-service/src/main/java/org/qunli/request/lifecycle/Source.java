package org.qunli.request.lifecycle;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a request came in. */
@Schema(name = "RequestSource")
public enum Source {
    CHAT,
    API,
    PHONE
}
