package org.qunli.zone.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.qunli.kit.json.Json;
import org.qunli.zone.staffing.Category;
import org.qunli.zone.staffing.Post;

/**
 * A roster entry with its officer at a moment, as read from the tables; views show parts of it.
 *
 * @param serving what they do at that moment, or null when off duty
 * @param until when that ends, where an end is in sight
 */
record RosterLine(
        UUID zoneId,
        UUID officerId,
        String name,
        String nameEn,
        String phone,
        Post post,
        List<Category> duties,
        List<Shift> shifts,
        Instant introducedAt,
        String introduction,
        boolean standIn,
        Serving serving,
        Instant until,
        long version) {

    static RosterLine of(ResultSet row) throws SQLException {
        return new RosterLine(
                row.getObject("zone_id", UUID.class),
                row.getObject("officer_id", UUID.class),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("phone"),
                Post.valueOf(row.getString("post")),
                array(row, "duties", Category::valueOf).sorted().toList(),
                List.of(Json.read(row.getString("shifts"), Shift[].class)),
                instant(row, "introduced_at"),
                row.getString("introduction"),
                row.getBoolean("stand_in"),
                row.getBoolean("on_duty")
                        ? new Serving(
                                array(row, "serving_posts", Post::valueOf).toList(),
                                array(row, "serving_duties", Category::valueOf).sorted().toList(),
                                List.of((UUID[]) row.getArray("stands_in_for").getArray()))
                        : null,
                instant(row, "until"),
                row.getLong("version"));
    }

    private static <T> Stream<T> array(ResultSet row, String column, Function<String, T> read)
            throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray()).map(read);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    boolean onDuty() {
        return serving != null;
    }

    boolean answersFor(Category category) {
        return serving != null && serving.duties().contains(category);
    }

    /** Place in the order of posts, of what they fill at that moment. */
    int rank() {
        return serving == null || serving.posts().isEmpty()
                ? post.ordinal()
                : serving.posts().get(0).ordinal();
    }

    /** For those who serve or oversee the zone. */
    RosterView full(boolean withPhone) {
        return new RosterView(
                zoneId,
                officerId,
                name,
                nameEn,
                withPhone ? phone : null,
                post,
                duties,
                shifts,
                introducedAt,
                introduction,
                standIn ? true : null,
                onDuty(),
                serving,
                until,
                version);
    }

    /** What a duty card says; a dashboard isn't told who it is. */
    RosterView card(boolean withPerson) {
        return new RosterView(
                zoneId,
                officerId,
                withPerson ? name : null,
                withPerson ? nameEn : null,
                withPerson ? phone : null,
                post,
                duties,
                null,
                null,
                null,
                standIn ? true : null,
                onDuty(),
                serving,
                until,
                null);
    }
}
