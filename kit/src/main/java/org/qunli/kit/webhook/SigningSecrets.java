package org.qunli.kit.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Jdbi;

/**
 * Makes and seals the secrets that sign deliveries: AES-GCM under a key of the configuration mixed
 * with one of the database; under the database's alone where none is configured. The first byte
 * says which, so that a key can be introduced later. A secret is sealed for one subscription.
 */
@ApplicationScoped
class SigningSecrets {

    private static final byte BY_DATABASE = 0;

    private static final byte BY_CONFIGURATION = 1;

    private static final int SECRET_BYTES = 32;

    private static final int NONCE_BYTES = 12;

    private static final int TAG_BITS = 128;

    private final Jdbi jdbi;

    private final WebhookConfig config;

    private final SecureRandom random = new SecureRandom();

    SigningSecrets(Jdbi jdbi, WebhookConfig config) {
        this.jdbi = jdbi;
        this.config = config;
    }

    byte[] fresh() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /** As the client keeps it. */
    static String shown(byte[] secret) {
        return "whsec_" + Base64.getEncoder().encodeToString(secret);
    }

    byte[] seal(UUID subscription, byte[] secret) {
        byte by = config.key().isPresent() ? BY_CONFIGURATION : BY_DATABASE;
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = crypt(Cipher.ENCRYPT_MODE, by, subscription, nonce, secret);
            return ByteBuffer.allocate(1 + nonce.length + sealed.length)
                    .put(by)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Throws {@link Unreachable} if the configured key is another one now. */
    byte[] open(UUID subscription, byte[] sealed) {
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
        byte[] rest = Arrays.copyOfRange(sealed, 1 + NONCE_BYTES, sealed.length);
        try {
            return crypt(Cipher.DECRYPT_MODE, sealed[0], subscription, nonce, rest);
        } catch (GeneralSecurityException e) {
            throw new Unreachable(Reason.SECRET_UNREADABLE);
        }
    }

    private byte[] crypt(int mode, byte by, UUID subscription, byte[] nonce, byte[] input)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key(by), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(subscription.toString().getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(input);
    }

    private SecretKeySpec key(byte by) throws GeneralSecurityException {
        byte[] database =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                "select value from kit_secret where name = 'webhook'")
                                        .mapTo(byte[].class)
                                        .one());
        if (by == BY_DATABASE) {
            return new SecretKeySpec(database, "AES");
        }
        String configured = config.key().orElseThrow(GeneralSecurityException::new);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(configured.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return new SecretKeySpec(mac.doFinal(database), "AES");
    }
}
