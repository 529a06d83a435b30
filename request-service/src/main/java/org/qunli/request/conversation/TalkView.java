package org.qunli.request.conversation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A message of the group's talk. */
@Schema(name = "Message")
public record TalkView(
        @Schema(examples = "0196a1f0-0000-7000-8000-000000000006") UUID messageKey,
        @Schema(examples = "2026-04-04T02:00:00Z") Instant at,
        @Schema(
                        examples = "RESIDENT",
                        enumeration = {"RESIDENT", "OFFICER", "GUEST", "QUNLI"})
                String speaker,
        @Schema(examples = "陈先生") String displayName,
        UUID officerId,
        @Schema(description = "Empty where it was taken back", examples = "我的药吃完了") String text,
        Instant editedAt,
        boolean recalled,
        List<UUID> requestIds) {}
