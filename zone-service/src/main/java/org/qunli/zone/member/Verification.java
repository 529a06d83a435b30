package org.qunli.zone.member;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That a member is who the household says, since when, how that was seen and by whom. */
public record Verification(
        @Schema(examples = "2026-04-04T02:00:00Z") Instant at,
        @Schema(examples = "SEEN_AT_THE_DOOR") Method method,
        @JsonInclude(JsonInclude.Include.NON_NULL) Author by) {

    /** How it was seen. */
    public enum Method {
        SEEN_AT_THE_DOOR,
        BY_PHONE,
        BY_DOCUMENT,
        /** The chat platform vouches; the only one a front-end may state. */
        BY_CHAT_PLATFORM,
        /** A code that was handed to the household; nobody states it, redeeming does. */
        BY_INVITATION
    }

    Verification withoutAuthor() {
        return new Verification(at, method, null);
    }
}
