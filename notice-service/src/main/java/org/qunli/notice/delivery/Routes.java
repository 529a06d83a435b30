package org.qunli.notice.delivery;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.Query;
import org.qunli.kit.identity.ChatId;

/** Which front-ends serve the groups of a notice. */
final class Routes {

    private Routes() {}

    /** By district, from rows of district, channel and tenant. */
    static Map<String, Set<String>> of(Query groups) {
        return groups
                .map(
                        (row, context) ->
                                Map.entry(
                                        row.getString("district"),
                                        ChatId.route(
                                                row.getString("channel"), row.getString("tenant"))))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Map.Entry::getKey,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }
}
