package org.qunli.kit.feed;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a consumer needs to read a feed over HTTP, without a deployment around it. */
final class ServedFeed {

    private ServedFeed() {}

    /** Follows all of the feed zones and does nothing with it. */
    static FeedSubscriber zones() {
        return new FeedSubscriber() {
            @Override
            public String feed() {
                return "zones";
            }

            @Override
            public void apply(List<FeedEvent> events) {
                // Only where it comes from counts.
            }
        };
    }

    /** The configuration of a consumer of zones at that address. */
    static FeedConfig config(URI address, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(more);
        values.put("qunli.feed.name", "requests");
        values.put("qunli.feed.sources.zones.url", address.toString());
        return new SmallRyeConfigBuilder()
                .withMapping(FeedConfig.class)
                .withDefaultValues(values)
                .addDefaultInterceptors()
                .build()
                .getConfigMapping(FeedConfig.class);
    }

    /** An issuer that has one token. */
    static OidcClient issuer(String token) {
        return new OidcClient() {
            @Override
            public Uni<Tokens> getTokens(Map<String, String> parameters) {
                return Uni.createFrom().item(new Tokens(token, null, null, null, null, null, ""));
            }

            @Override
            public Uni<Tokens> refreshTokens(String refresh, Map<String, String> parameters) {
                return getTokens(parameters);
            }

            @Override
            public Uni<Boolean> revokeAccessToken(String access, Map<String, String> parameters) {
                return Uni.createFrom().item(false);
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}
