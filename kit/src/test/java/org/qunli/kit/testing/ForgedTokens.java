package org.qunli.kit.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that claim a role and would open its doors if anybody believed them. */
final class ForgedTokens {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** Made once: it takes a while. */
    private static final PrivateKey ANOTHER = anotherKey();

    private ForgedTokens() {}

    /** By what is wrong with each. */
    static Map<String, String> of(String role) throws GeneralSecurityException {
        PrivateKey issuers = Tokens.privateKey();
        Instant now = Instant.now();
        String genuine = claims(role, "qunli").expiresIn(Duration.ofHours(1)).sign(issuers);
        String lowly = claims("nobody", "qunli").expiresIn(Duration.ofHours(1)).sign(issuers);

        Map<String, String> forged = new LinkedHashMap<>();
        forged.put(
                "signed by another key",
                claims(role, "qunli").expiresIn(Duration.ofHours(1)).sign(ANOTHER));
        forged.put("claims exchanged under a signature", exchanged(lowly, genuine));
        forged.put("not signed", unsigned(genuine));
        forged.put("signature left out", genuine.substring(0, genuine.lastIndexOf('.') + 1));
        forged.put("the public key as a secret", signedWithThePublicKey(role, issuers));
        forged.put(
                "for somebody else",
                claims(role, "another-house").expiresIn(Duration.ofHours(1)).sign(issuers));
        forged.put(
                "expired",
                claims(role, "qunli")
                        .issuedAt(now.minus(Duration.ofHours(2)))
                        .expiresAt(now.minus(Duration.ofHours(1)))
                        .sign(issuers));
        return forged;
    }

    private static JwtClaimsBuilder claims(String role, String audience) {
        return Jwt.subject("somebody")
                .audience(audience)
                .issuer("qunli-tests")
                .claim("azp", role + "-client")
                .claim("roles", Set.of(role))
                .claim("districts", Set.of("350583"));
    }

    private static String unsigned(String token) {
        String header = BASE64.encodeToString("{\"typ\":\"JWT\",\"alg\":\"none\"}".getBytes(UTF_8));
        return header + "." + token.split("\\.")[1] + ".";
    }

    private static String exchanged(String signed, String wanted) {
        String[] own = signed.split("\\.");
        return own[0] + "." + wanted.split("\\.")[1] + "." + own[2];
    }

    /** Everybody knows the public key: a checker that takes any algorithm takes it for a secret. */
    private static String signedWithThePublicKey(String role, PrivateKey issuers)
            throws GeneralSecurityException {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) issuers;
        PublicKey known =
                KeyFactory.getInstance("RSA")
                        .generatePublic(
                                new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        return claims(role, "qunli")
                .expiresIn(Duration.ofHours(1))
                .jws()
                .algorithm(SignatureAlgorithm.HS256)
                .sign(new SecretKeySpec(known.getEncoded(), "HmacSHA256"));
    }

    private static PrivateKey anotherKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
