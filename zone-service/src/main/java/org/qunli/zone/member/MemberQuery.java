package org.qunli.zone.member;

import java.util.UUID;

/**
 * Which members of a zone are asked for; null filters nothing.
 *
 * @param namePattern of LIKE
 * @param networks {@code channel/tenant} pairs of which one must be theirs
 */
record MemberQuery(
        UUID zone,
        UUID household,
        MemberKind kind,
        Boolean verified,
        String namePattern,
        String[] networks) {

    static MemberQuery ofHousehold(UUID zone, UUID household) {
        return new MemberQuery(zone, household, null, null, null, null);
    }

    /** What begins with these characters, whatever they mean to LIKE. */
    static String beginningWith(String name) {
        return name == null ? null : name.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
