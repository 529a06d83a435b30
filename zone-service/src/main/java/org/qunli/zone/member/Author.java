package org.qunli.zone.member;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who did something to a member.
 *
 * @param personId the officer or member, or null
 * @param client the client of the call, kept for the audit trail and never shown
 */
@Schema(name = "MemberAuthor")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Author(
        @Schema(examples = "OFFICER") Role role,
        @Schema(
                        description = "the officer or member",
                        examples = "0195f0c2-7a3b-7c11-9a55-5b1f0c2d3e4f")
                UUID personId,
        @JsonIgnore @Schema(hidden = true) String client) {

    /** In which role. */
    public enum Role {
        ADMIN,
        OFFICER,
        RESIDENT,
        FRONTEND,
        /** By itself, when a time was over. */
        QUNLI
    }

    static final Author QUNLI = new Author(Role.QUNLI, null, null);

    static Author of(String role, UUID person) {
        return role == null ? null : new Author(Role.valueOf(role), person, null);
    }

    /** Whether it was an administrator, or an officer of the zone. */
    public boolean isStaff() {
        return role == Role.ADMIN || role == Role.OFFICER;
    }
}
