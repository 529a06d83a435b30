package org.qunli.request.conversation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a message did; the strongest first. */
@Schema(name = "MessageOutcome")
public enum Outcome {
    OPENED,
    REOPENED,
    CONFIRMED,
    RESOLVED,
    RESPONDED,
    WITHDRAWN,
    APPENDED,
    UNMATCHED,
    NOTED
}
