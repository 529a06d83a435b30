package org.qunli.request.correction;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a message was, in people's eyes. */
@Schema(name = "ReadingVerdict")
public enum ReadingVerdict {
    /** It asks for something. */
    REQUEST,
    /** It asks for nothing. */
    NOT_A_REQUEST,
    /** It is about something else. */
    CATEGORY,
    /** It was meant for another request. */
    OTHER_REQUEST
}
