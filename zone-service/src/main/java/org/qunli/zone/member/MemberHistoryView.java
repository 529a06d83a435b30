package org.qunli.zone.member;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that became of a member; householdId and zoneId are where they were after it. */
@Schema(name = "MemberHistoryEntry")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MemberHistoryView(
        UUID id,
        @Schema(description = "another one for whoever turned out to be the same person")
                UUID memberId,
        @Schema(examples = "2026-04-04T02:00:00Z") Instant at,
        @Schema(examples = "MOVED") MemberHistory.What what,
        UUID householdId,
        UUID zoneId,
        @Schema(examples = "SEEN_AT_THE_DOOR") Verification.Method method,
        @Schema(examples = "住到女儿家") String reason,
        @Schema(description = "with whom they were merged") UUID otherMemberId,
        @Schema(description = "left out where it wasn't kept") Author by) {

    static MemberHistoryView of(ResultSet row) throws SQLException {
        String method = row.getString("method");
        return new MemberHistoryView(
                row.getObject("id", UUID.class),
                row.getObject("member_id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                MemberHistory.What.valueOf(row.getString("what")),
                row.getObject("household_id", UUID.class),
                row.getObject("zone_id", UUID.class),
                method == null ? null : Verification.Method.valueOf(method),
                row.getString("reason"),
                row.getObject("other_member", UUID.class),
                Author.of(row.getString("by_role"), row.getObject("by_person", UUID.class)));
    }
}
