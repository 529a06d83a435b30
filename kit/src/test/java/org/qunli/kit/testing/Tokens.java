package org.qunli.kit.testing;

import io.smallrye.jwt.build.Jwt;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.qunli.kit.identity.Roles;

/** Signed tokens of every role, as an issuer would give them. */
public final class Tokens {

    private Tokens() {}

    /** A token with these claims; {@code azp} is the role's name with -client. */
    public static String of(
            String role, String subject, Set<String> districts, Set<String> channels) {
        return of(Set.of(role), subject, Map.of("districts", districts, "channels", channels));
    }

    /** A token with any claims. */
    public static String of(Set<String> roles, String subject, Map<String, Object> claims) {
        var builder =
                Jwt.subject(subject)
                        .audience("qunli")
                        .issuer("qunli-tests")
                        .claim("azp", roles.iterator().next() + "-client")
                        .claim("roles", roles)
                        .expiresIn(Duration.ofHours(1));
        claims.forEach(builder::claim);
        return builder.sign(privateKey());
    }

    /** An administrator of these districts. */
    public static String admin(String... districts) {
        return of(Roles.ADMIN, "admin-1", Set.of(districts), Set.of());
    }

    /** A front-end of the district and the channels ({@code channel/tenant}). */
    public static String frontend(String district, String... channels) {
        return of(Roles.FRONTEND, "bot-1", Set.of(district), Set.of(channels));
    }

    /** A dashboard of these districts. */
    public static String dashboard(String... districts) {
        return of(Roles.DASHBOARD, "dashboard-1", Set.of(districts), Set.of());
    }

    /** Another service. */
    public static String service() {
        return of(Roles.SERVICE, "peer-service", Set.of(), Set.of());
    }

    /** A person with an own token. */
    public static String person(String role, String subject) {
        return of(role, subject, Set.of(), Set.of());
    }

    static PrivateKey privateKey() {
        byte[] key = Base64.getDecoder().decode(System.getProperty(PostgresResource.PRIVATE_KEY));
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
