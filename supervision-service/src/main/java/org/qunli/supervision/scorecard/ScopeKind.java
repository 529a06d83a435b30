package org.qunli.supervision.scorecard;

import org.qunli.kit.problem.NotFound;

/** Whom or what a scorecard is about. */
public enum ScopeKind {
    OFFICER("officers"),
    UNIT("units"),
    POST("posts"),
    ZONE("zones"),
    DISTRICT("districts");

    private final String plural;

    ScopeKind(String plural) {
        this.plural = plural;
    }

    /** As it stands in the path. */
    static ScopeKind of(String plural) {
        for (ScopeKind kind : values()) {
            if (kind.plural.equals(plural)) {
                return kind;
            }
        }
        throw new NotFound();
    }
}
