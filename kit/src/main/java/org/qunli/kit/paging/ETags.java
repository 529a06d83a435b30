package org.qunli.kit.paging;

import jakarta.ws.rs.core.EntityTag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Entity tags of single resources: the row's version. */
public final class ETags {

    private ETags() {}

    /** The tag of a version. */
    public static EntityTag of(long version) {
        return new EntityTag(Long.toString(version));
    }

    /** A weak tag of what is shown: the same as long as that is the same, from any pod. */
    public static EntityTag weak(String shown) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(shown.getBytes(StandardCharsets.UTF_8));
            return new EntityTag(HexFormat.of().formatHex(digest, 0, 12), true);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Refuses a change without {@code If-Match} (428) or with another version's (412). */
    public static void requireMatch(String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new IfMatchMissing();
        }
        String tag = "\"" + version + "\"";
        boolean named = ifMatch.strip().equals("*");
        for (String candidate : ifMatch.split(",")) {
            named |= candidate.strip().equals(tag);
        }
        if (!named) {
            throw new StaleVersion();
        }
    }

    /**
     * Refuses creating by PUT without {@code If-None-Match: *} (428), or with an If-Match (412).
     */
    public static void requireNew(String ifMatch, String ifNoneMatch) {
        if (ifMatch != null) {
            throw new StaleVersion();
        }
        if (ifNoneMatch == null || !ifNoneMatch.strip().equals("*")) {
            throw new IfMatchMissing();
        }
    }

    /**
     * The precondition of a PUT that creates or replaces.
     *
     * @param version of the row that is there, or null
     */
    public static void requirePut(String ifMatch, String ifNoneMatch, Long version) {
        if (version == null) {
            requireNew(ifMatch, ifNoneMatch);
        } else if (ifNoneMatch != null) {
            throw new StaleVersion();
        } else {
            requireMatch(ifMatch, version);
        }
    }
}
