package org.qunli.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;

class TrustedIssuerTest {

    private static final String ISSUER = "quarkus.oidc.auth-server-url";

    private static final String CLIENT = "quarkus.oidc-client.auth-server-url";

    private static Config config(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>();
        settings.put(ISSUER, "https://id.example/realms/qunli");
        settings.put(CLIENT, "https://id.example/realms/qunli");
        settings.putAll(more);
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
    }

    @Test
    void issuer_with_tls_is_trusted() {
        assertThat(TrustedIssuer.objections(config(Map.of()))).isEmpty();
    }

    @Test
    void development_issuer_is_not_for_production() {
        assertThat(
                        TrustedIssuer.objections(
                                config(Map.of(ISSUER, "http://localhost:8080", CLIENT, ""))))
                .containsExactly(
                        ISSUER + " must be an https address", CLIENT + " must be an https address");
    }

    @Test
    void key_of_ones_own_and_unchecked_tls_are_no_ways_around() {
        assertThat(
                        TrustedIssuer.objections(
                                config(
                                        Map.of(
                                                "quarkus.oidc.public-key",
                                                "MIIB",
                                                "quarkus.oidc-client.tls.verification",
                                                "none"))))
                .containsExactly(
                        "quarkus.oidc.public-key must not be set",
                        "quarkus.oidc-client.tls.verification must not be none")
                .noneMatch(objection -> objection.contains("MIIB"));
    }
}
