package org.qunli.local.issuer;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words of the {@code roles} claim, as the contract has them. */
public enum Role {
    RESIDENT("resident"),
    OFFICER("officer"),
    SUPERVISOR("supervisor"),
    SUPERVISION_LEAD("supervision-lead"),
    ADMIN("admin"),
    FRONTEND("frontend"),
    DASHBOARD("dashboard"),
    AUDITOR("auditor"),
    SERVICE("service"),
    DESK("desk");

    private final String word;

    Role(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "));
    }
}
