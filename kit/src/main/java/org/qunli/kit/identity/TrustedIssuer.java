package org.qunli.kit.identity;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * In production nobody but an issuer that TLS vouches for can sign anybody in. The development
 * issuer gives any token to whoever asks and speaks plain HTTP on this machine only: a service of
 * the profile {@code prod} doesn't start with it, whatever else is configured.
 */
@Singleton
class TrustedIssuer {

    private static final List<String> ISSUERS =
            List.of("quarkus.oidc.auth-server-url", "quarkus.oidc-client.auth-server-url");

    private static final List<String> WAYS_AROUND =
            List.of("quarkus.oidc.public-key", "quarkus.oidc-client.public-key");

    private static final List<String> UNCHECKED =
            List.of("quarkus.oidc.tls.verification", "quarkus.oidc-client.tls.verification");

    void check(@Observes StartupEvent started, Config config) {
        if (ConfigUtils.getProfiles().contains("prod")) {
            List<String> objections = objections(config);
            if (!objections.isEmpty()) {
                throw new IllegalStateException(
                        "Not started in production: " + String.join("; ", objections));
            }
        }
    }

    /** What stands against these settings in production; without their values. */
    static List<String> objections(Config config) {
        List<String> objections = new ArrayList<>();
        for (String issuer : ISSUERS) {
            String url = value(config, issuer).orElse("");
            if (!url.toLowerCase(Locale.ROOT).startsWith("https://")) {
                objections.add(issuer + " must be an https address");
            }
        }
        for (String key : WAYS_AROUND) {
            if (value(config, key).isPresent()) {
                objections.add(key + " must not be set");
            }
        }
        for (String verification : UNCHECKED) {
            if (value(config, verification).filter(v -> v.equalsIgnoreCase("none")).isPresent()) {
                objections.add(verification + " must not be none");
            }
        }
        return objections;
    }

    private static Optional<String> value(Config config, String name) {
        return config.getOptionalValue(name, String.class);
    }
}
