package org.qunli.local.issuer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.JoseException;

/**
 * The RSA key that signs development tokens, kept in a file (mode 600): a restart keeps tokens
 * good.
 */
final class SigningKey {
    /** The least that RFC 7518 allows for RS256; checking costs a fifth of what ES256's does. */
    private static final int BITS = 2048;

    private final RsaJsonWebKey key;

    private SigningKey(RsaJsonWebKey key) {
        this.key = key;
    }

    static SigningKey in(Path file) {
        try {
            if (Files.exists(file)) {
                JsonWebKey read = JsonWebKey.Factory.newJwk(Files.readString(file));
                if (read instanceof RsaJsonWebKey rsa && rsa.getPrivateKey() != null) {
                    return new SigningKey(rsa);
                }
                throw new IOException(file + " holds no private RSA key");
            }
            RsaJsonWebKey made = RsaJwkGenerator.generateJwk(BITS);
            made.setKeyId(UUID.randomUUID().toString());
            made.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            made.setUse("sig");
            store(made, file);
            return new SigningKey(made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JoseException e) {
            throw new IllegalStateException("the key in " + file + " can't be used", e);
        }
    }

    private static void store(RsaJsonWebKey key, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        Files.createFile(
                next,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(next, key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    RsaJsonWebKey key() {
        return key;
    }

    /** The public half, as {@code jwks_uri} serves it. */
    String publicKeys() {
        return new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }
}
