package org.qunli.kit.identity;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A caller as the token, and the person it speaks for, make them. */
record TokenCaller(
        String subject,
        String client,
        Set<String> roles,
        Set<String> districts,
        Set<String> channels,
        Set<UUID> zones,
        Optional<Person> person,
        Set<String> desks)
        implements Caller {

    static final TokenCaller NOBODY =
            new TokenCaller(
                    "", "", Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty(), Set.of());

    @Override
    public boolean is(String role) {
        return roles.contains(role);
    }
}
