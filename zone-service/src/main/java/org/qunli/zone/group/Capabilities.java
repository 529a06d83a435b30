package org.qunli.zone.group;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a channel can do. What isn't stated is taken from the defaults of {@link #complete}. */
public record Capabilities(
        @Schema(examples = "ALWAYS") PrivateMessage privateMessage,
        @Schema(examples = "true") Boolean mention,
        @Schema(examples = "true") Boolean quote,
        @Schema(examples = "false") Boolean recall,
        @Min(100)
                @Max(1_000_000)
                @Schema(description = "longest text in UTF-8 bytes", examples = "2048")
                Integer maxTextBytes,
        @Min(1)
                @Max(100_000)
                @Schema(description = "words a minute into the group", examples = "20")
                Integer perMinute) {

    /** Whether somebody can be spoken to in private there. */
    public enum PrivateMessage {
        ALWAYS,
        AFTER_OPT_IN,
        OPERATOR_CONFIRM,
        NONE
    }

    /**
     * Size and pace of a WeCom group robot, the narrowest of the platforms known; that a private
     * word can't be delivered shows in its receipt.
     */
    static final Capabilities DEFAULTS =
            new Capabilities(PrivateMessage.ALWAYS, true, true, false, 2_048, 20);

    /** These, and the defaults for what isn't stated. */
    static Capabilities complete(Capabilities stated, Capabilities defaults) {
        return stated == null
                ? defaults
                : new Capabilities(
                        either(stated.privateMessage, defaults.privateMessage),
                        either(stated.mention, defaults.mention),
                        either(stated.quote, defaults.quote),
                        either(stated.recall, defaults.recall),
                        either(stated.maxTextBytes, defaults.maxTextBytes),
                        either(stated.perMinute, defaults.perMinute));
    }

    private static <T> T either(T stated, T otherwise) {
        return stated == null ? otherwise : stated;
    }
}
