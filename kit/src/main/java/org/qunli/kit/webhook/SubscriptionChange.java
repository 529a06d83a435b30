package org.qunli.kit.webhook;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What to change of a webhook; what is missing stays. */
@Schema(name = "SubscriptionChange")
record SubscriptionChange(
        @Size(max = 2000)
                @Schema(
                        description = "As in NewSubscription; what waits is sent there at once",
                        examples = "https://bot.example/qunli/v2")
                String url,
        @Size(max = 200) @Schema(examples = "The bot of Ximei 3") String description,
        @Size(max = 50) @Schema(description = "Empty for all", examples = "[\"saying.ready\"]")
                Set<@Pattern(regexp = NewSubscription.EVENT_TYPE) String> types) {}
