package org.qunli.kit.paging;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Jdbi;

/**
 * Seals cursors with AES-GCM under a key that lives in the service's database, so that every pod
 * opens what another sealed, nobody learns from one or forges one, and none serves another list
 * than its own.
 */
@Singleton
public class Cursors {

    private static final int NONCE_BYTES = 12;

    private static final int TAG_BITS = 128;

    private static final int LONGEST = 2_000;

    private static final String SEPARATOR = "\u001f";

    private final Jdbi jdbi;

    private final SecureRandom random = new SecureRandom();

    private volatile SecretKeySpec key;

    /** With the key of that database. */
    public Cursors(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A sealed cursor of the named list. Parts hold no U+001F. */
    public String seal(String list, List<String> parts) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] plain = String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, list, nonce, plain);
        byte[] all =
                ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /**
     * The parts of a cursor of the named list; throws {@link MalformedCursor} for anything else.
     */
    public List<String> open(String list, String cursor) {
        if (cursor.length() > LONGEST) {
            throw new MalformedCursor();
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(cursor);
            if (all.length <= NONCE_BYTES + TAG_BITS / Byte.SIZE) {
                throw new MalformedCursor();
            }
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            byte[] plain =
                    crypt(
                            Cipher.DECRYPT_MODE,
                            list,
                            nonce,
                            Arrays.copyOfRange(all, NONCE_BYTES, all.length));
            return List.of(new String(plain, StandardCharsets.UTF_8).split(SEPARATOR, -1));
        } catch (IllegalArgumentException e) {
            throw new MalformedCursor();
        }
    }

    /**
     * Makes a page of rows that were read with one more than the limit.
     *
     * @param keyOf the parts that order the rows uniquely
     */
    public <T> Page<T> page(
            String list, List<T> rows, int limit, Function<? super T, List<String>> keyOf) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, seal(list, keyOf.apply(items.get(limit - 1))));
    }

    private byte[] crypt(int mode, String list, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(list.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new MalformedCursor();
        }
    }

    private SecretKeySpec key() {
        if (key == null) {
            byte[] secret =
                    jdbi.withHandle(
                            handle ->
                                    handle.createQuery(
                                                    "select value from kit_secret where name ="
                                                            + " 'cursor'")
                                            .mapTo(byte[].class)
                                            .one());
            key = new SecretKeySpec(secret, "AES");
        }
        return key;
    }
}
