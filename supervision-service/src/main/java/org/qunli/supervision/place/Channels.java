package org.qunli.supervision.place;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.identity.ChatId;

/** What channels can do, as the bindings of groups to them state it. */
@ApplicationScoped
public class Channels {

    private final Jdbi jdbi;

    Channels(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The channels as they are at one moment.
     *
     * @param ofGroups by {@code channel/tenant} those that serve a group, and whether they take
     *     private words
     */
    public record Routes(Map<String, Boolean> ofGroups) {

        /**
         * Whether somebody can be told something there in private. A channel that serves no group
         * is somebody's own, such as a text message: it does.
         */
        public boolean reach(ChatId id) {
            return ofGroups.getOrDefault(id.route(), true);
        }

        /** Whether a group's bot speaks there. */
        public boolean serveGroup(ChatId id) {
            return ofGroups.containsKey(id.route());
        }
    }

    /** As they are now. */
    public Routes routes() {
        List<Map.Entry<String, Boolean>> bound =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select channel || '/' || tenant as route,
                                                    bool_or(private_message <> 'NONE') as able
                                                from channel_binding where active group by 1
                                                """)
                                        .map(
                                                (row, context) ->
                                                        Map.entry(
                                                                row.getString("route"),
                                                                row.getBoolean("able")))
                                        .list());
        return new Routes(
                bound.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
