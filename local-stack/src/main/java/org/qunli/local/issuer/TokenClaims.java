package org.qunli.local.issuer;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Whom a token stands for.
 *
 * @param claims {@code districts}, {@code channels}, {@code zones}; one that is absent or empty is
 *     left out of the token
 */
public record TokenClaims(List<String> roles, String sub, Map<String, List<String>> claims) {
    public TokenClaims {
        roles = List.copyOf(roles);
        claims = Map.copyOf(claims);
        Objects.requireNonNull(sub, "sub");
    }
}
