package org.qunli.request.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.qunli.request.place.MemberMerged;

/**
 * What somebody asked and said is theirs under whichever of their identities. Taking it over twice
 * changes nothing.
 */
@ApplicationScoped
class MergedMembers {

    private final Jdbi jdbi;

    MergedMembers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void follow(@Observes MemberMerged merged) {
        jdbi.useHandle(
                handle -> {
                    // A reader who saw the request under the old identity must read it again.
                    run(
                            handle,
                            """
                            update resident_request set member = :into, version = version + 1
                            where member = :gone
                            """,
                            merged);
                    run(
                            handle,
                            "update request_update set member = :into where member = :gone",
                            merged);
                    run(handle, "update talk set member = :into where member = :gone", merged);
                });
    }

    private static void run(Handle handle, String sql, MemberMerged merged) {
        handle.createUpdate(sql)
                .bind("gone", merged.memberId())
                .bind("into", merged.into())
                .execute();
    }
}
