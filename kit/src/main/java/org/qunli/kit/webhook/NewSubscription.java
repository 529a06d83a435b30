package org.qunli.kit.webhook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A webhook to be made. */
@Schema(name = "NewSubscription")
record NewSubscription(
        @NotBlank
                @Size(max = 2000)
                @Schema(
                        description =
                                "Where events are sent by POST: https, a public address, without user"
                                        + " and password or fragment",
                        examples = "https://bot.example/qunli")
                String url,
        @Size(max = 200) @Schema(description = "For yourself", examples = "The bot of Ximei 3")
                String description,
        @Size(max = 50)
                @Schema(
                        description = "Only these types; none or empty for all that you may see",
                        examples = "[\"saying.ready\"]")
                Set<@Pattern(regexp = EVENT_TYPE) String> types,
        @Size(max = 2000)
                @Schema(
                        description =
                                "A cursor of this feed to begin after, such as next of a page or cursor of"
                                        + " another subscription; none for what comes from now on")
                String after) {

    static final String EVENT_TYPE = "[a-z][a-z0-9.-]{0,99}";
}
