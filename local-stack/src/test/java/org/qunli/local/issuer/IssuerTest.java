package org.qunli.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qunli.local.backends.Backend;
import org.qunli.local.secrets.Secrets;

class IssuerTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    @TempDir Path home;

    @Test
    void token_says_who_it_is_for_and_holds_twelve_hours() throws Exception {
        Issuer issuer = issuer();

        String token =
                issuer.token(
                        new TokenClaims(
                                List.of("frontend"),
                                "bot-1",
                                Map.of(
                                        "districts", List.of("350583"),
                                        "channels", List.of("wecom/ww-quanzhou"),
                                        "zones", List.of())));

        JwtClaims claims = verified(issuer, token);
        assertThat(claims.getIssuer()).isEqualTo("http://localhost:8080");
        assertThat(claims.getSubject()).isEqualTo("bot-1");
        assertThat(claims.getStringListClaimValue("roles")).containsExactly("frontend");
        assertThat(claims.getStringListClaimValue("districts")).containsExactly("350583");
        assertThat(claims.getStringListClaimValue("channels")).containsExactly("wecom/ww-quanzhou");
        assertThat(claims.hasClaim("zones")).isFalse();
        assertThat(claims.getExpirationTime().getValueInMillis())
                .isEqualTo(NOW.plus(Duration.ofHours(12)).toEpochMilli());
    }

    @Test
    void token_is_good_after_a_restart() throws Exception {
        String token = issuer().token(new TokenClaims(List.of("admin"), "admin-1", Map.of()));

        JwtClaims claims = verified(issuer(), token);

        assertThat(claims.getSubject()).isEqualTo("admin-1");
    }

    @Test
    void service_gets_a_token_for_its_secret_only() throws Exception {
        Issuer issuer = issuer();

        assertThat(issuer.serviceToken("zone-service", "wrong")).isEmpty();
        assertThat(issuer.serviceToken("zone-service", issuer.clientSecret(Backend.REQUEST)))
                .isEmpty();
        String token =
                issuer.serviceToken("zone-service", issuer.clientSecret(Backend.ZONE))
                        .orElseThrow();
        assertThat(verified(issuer, token).getStringListClaimValue("roles"))
                .containsExactly("service");
    }

    @Test
    void key_and_secrets_are_readable_by_their_owner_only() throws Exception {
        issuer().clientSecret(Backend.ZONE);

        for (String file : List.of("key.jwk", "secrets.properties")) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(home.resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    private Issuer issuer() {
        return new Issuer(
                URI.create("http://localhost:8080"),
                home.resolve("key.jwk"),
                new Secrets(home.resolve("secrets.properties")),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static JwtClaims verified(Issuer issuer, String token) throws Exception {
        return new JwtConsumerBuilder()
                .setVerificationKey(
                        new JsonWebKeySet(issuer.publicKeys()).getJsonWebKeys().get(0).getKey())
                .setExpectedAudience("qunli")
                .setEvaluationTime(NumericDate.fromMilliseconds(NOW.toEpochMilli()))
                .build()
                .processToClaims(token);
    }
}
