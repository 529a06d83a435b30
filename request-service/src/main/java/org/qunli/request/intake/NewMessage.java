package org.qunli.request.intake;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A message as every chat platform can fill it. Ids are opaque, case-sensitive strings. */
@Schema(name = "NewMessage")
public record NewMessage(
        @Schema(examples = "wecom") @NotBlank @Size(max = 255) String channel,
        @Schema(examples = "ww-quanzhou") @NotBlank @Size(max = 255) String tenant,
        @Valid Group group,
        @Schema(description = "true for a private chat with the bot, instead of group")
                Boolean direct,
        @NotNull @Valid Content message,
        @NotNull @Valid SenderId sender,
        @Valid Quoted quoted,
        @Size(max = 100) List<@NotNull @Valid MentionOf> mentions,
        @Valid Location location,
        @Valid Reply reply) {

    /** The group it was said in. */
    @Schema(name = "MessageGroup")
    public record Group(
            @Schema(examples = "wr-ximei-3") @NotBlank @Size(max = 255) String id,
            @Schema(examples = "t-1") @Size(max = 255) String threadId) {}

    /** Whether a message is new, or changes an earlier one of the same id. */
    @Schema(name = "MessageKind")
    public enum Kind {
        NEW,
        EDIT,
        RECALL
    }

    /** What was said. */
    @Schema(name = "MessageContent")
    public record Content(
            @Schema(examples = "m-81") @NotBlank @Size(max = 255) String id,
            @Schema(description = "NEW where it is left out", examples = "NEW") Kind kind,
            @Schema(
                            description = "As the platform says; null where it doesn't",
                            examples = "2026-04-04T02:00:00Z")
                    Instant sentAt,
            @Schema(description = "At most 64 KiB in UTF-8", examples = "我的药吃完了,是非处方药,要怎么才能买得到?")
                    String text,
            @Size(max = 50) List<@NotNull @Valid Attachment> attachments) {

        Kind kindOrNew() {
            return kind == null ? Kind.NEW : kind;
        }

        String textOrEmpty() {
            return text == null ? "" : text;
        }

        List<Attachment> attachmentsOrNone() {
            return attachments == null ? List.of() : attachments;
        }
    }

    /** Something attached. */
    @Schema(name = "MessageAttachment")
    public record Attachment(
            @Schema(examples = "image") @Size(max = 255) String kind,
            @Schema(examples = "https://chat.example/a/1.jpg") @NotBlank @Size(max = 2000)
                    String url,
            @Schema(examples = "image/jpeg") @Size(max = 255) String mediaType,
            @Schema(examples = "药盒") @Size(max = 2000) String caption) {}

    /** Who said it. */
    @Schema(name = "MessageSender")
    public record SenderId(
            @Schema(examples = "u-chen") @NotBlank @Size(max = 255) String id,
            @Schema(examples = "陈先生") @Size(max = 255) String displayName) {}

    /** What it quotes; any of them. */
    @Schema(name = "MessageQuote")
    public record Quoted(
            @Schema(examples = "m-81") @Size(max = 255) String messageId,
            @Schema(examples = "u-chen") @Size(max = 255) String senderId,
            @Schema(examples = "我的药吃完了") @Size(max = 8000) String excerpt) {

        boolean isEmpty() {
            return blank(messageId) && blank(senderId) && blank(excerpt);
        }

        private static boolean blank(String text) {
            return text == null || text.isBlank();
        }
    }

    /** Whom it mentions: an id, or only what was typed. */
    @Schema(name = "MessageMention")
    public record MentionOf(
            @Schema(examples = "u-lin") @Size(max = 255) String id,
            @Schema(examples = "@林镇长") @Size(max = 255) String label) {}

    /** In which system coordinates are given. */
    public enum CoordinateSystem {
        WGS84,
        GCJ02
    }

    /** Where it was sent from. */
    @Schema(name = "MessageLocation")
    public record Location(
            @Schema(examples = "118.6") @NotNull @DecimalMin("-180") @DecimalMax("180") Double lon,
            @Schema(examples = "24.9") @NotNull @DecimalMin("-90") @DecimalMax("90") Double lat,
            @Schema(examples = "WGS84") CoordinateSystem coordinateSystem) {}

    /** A platform's one-off answer address; write-only. */
    @Schema(name = "MessageReply")
    public record Reply(
            @Schema(examples = "r-1") @NotBlank @Size(max = 2000) String handle,
            @Schema(examples = "2026-04-04T02:15:00Z") Instant expiresAt) {}

    boolean inPrivate() {
        return Boolean.TRUE.equals(direct);
    }
}
