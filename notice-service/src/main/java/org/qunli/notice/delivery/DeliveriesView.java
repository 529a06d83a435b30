package org.qunli.notice.delivery;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A part of a notice's deliveries, and how many there are in each state within the caller's reach.
 */
@Schema(name = "Deliveries")
public record DeliveriesView(
        List<DeliveryView> items,
        String next,
        @Schema(description = "Deliveries in each state", examples = "{\"FORWARDED\": 4}")
                Map<DeliveryState, Long> counts,
        @Schema(
                        description =
                                "Groups that it is still to be delivered to: a publication to very many"
                                        + " comes to them within seconds",
                        examples = "0")
                long toCome) {}
