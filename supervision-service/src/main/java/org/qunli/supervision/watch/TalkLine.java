package org.qunli.supervision.watch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.qunli.supervision.place.Talk;

/** A line of the group's talk. */
public record TalkLine(
        @Schema(examples = "01967f3e-0000-7000-8000-000000000008") UUID messageKey,
        @Schema(examples = "2026-04-04T02:00:00Z") Instant at,
        @Schema(examples = "RESIDENT") String speaker,
        @Schema(examples = "陈先生") String displayName,
        @Schema(examples = "我的药吃完了") String text,
        List<UUID> requestIds) {

    static TalkLine of(Talk.Line line) {
        return new TalkLine(
                line.messageKey(),
                line.at(),
                line.speaker(),
                line.displayName(),
                line.text(),
                line.requestIds());
    }
}
