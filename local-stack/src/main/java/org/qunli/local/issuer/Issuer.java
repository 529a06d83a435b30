package org.qunli.local.issuer;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.qunli.local.backends.Backend;
import org.qunli.local.secrets.Secrets;

/** Signs the tokens of this machine's stack, for people and for the four services. */
public final class Issuer {
    /** A day's work with one token; a real provider would give minutes. */
    public static final Duration LIFE = Duration.ofHours(12);

    private static final String AUDIENCE = "qunli";
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofSeconds(5);

    private final URI origin;
    private final SigningKey key;
    private final Secrets secrets;
    private final Clock clock;

    /**
     * @param origin the gateway's own address: the {@code iss} of every token
     */
    public Issuer(URI origin, Path keyFile, Secrets secrets, Clock clock) {
        this.origin = origin;
        this.key = SigningKey.in(keyFile);
        this.secrets = secrets;
        this.clock = clock;
    }

    public URI origin() {
        return origin;
    }

    String publicKeys() {
        return key.publicKeys();
    }

    /** A signed token of 12 hours. */
    public String token(TokenClaims whom) {
        JwtClaims claims = new JwtClaims();
        Instant now = clock.instant();
        claims.setIssuer(origin.toString());
        claims.setAudience(AUDIENCE);
        claims.setSubject(whom.sub());
        claims.setStringClaim("azp", whom.sub());
        claims.setStringClaim("client_id", whom.sub());
        claims.setIssuedAt(date(now));
        // A service on a clock that is a little behind must not refuse a fresh token.
        claims.setNotBefore(date(now.minus(CLOCKS_DIFFER_BY)));
        claims.setExpirationTime(date(now.plus(LIFE)));
        claims.setGeneratedJwtId();
        claims.setStringListClaim("roles", whom.roles());
        whom.claims()
                .forEach(
                        (name, values) -> {
                            if (!values.isEmpty()) {
                                claims.setStringListClaim(name, values);
                            }
                        });
        return sign(claims);
    }

    private static NumericDate date(Instant instant) {
        return NumericDate.fromMilliseconds(instant.toEpochMilli());
    }

    private String sign(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.key().getPrivateKey());
        signature.setKeyIdHeaderValue(key.key().getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
    }

    /** The secret a service proves itself with at the token endpoint. */
    public String clientSecret(Backend backend) {
        return secrets.get("client." + backend.serviceName());
    }

    /** A service's token, or nothing when id and secret don't match. */
    Optional<String> serviceToken(String clientId, String secret) {
        return Arrays.stream(Backend.values())
                .filter(backend -> backend.serviceName().equals(clientId))
                .filter(backend -> same(clientSecret(backend), secret))
                .findFirst()
                .map(
                        backend ->
                                token(
                                        new TokenClaims(
                                                List.of(Role.SERVICE.word()),
                                                backend.serviceName(),
                                                Map.of())));
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
