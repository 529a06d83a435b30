package org.qunli.notice.rumour;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * How rumours are found again: by the words in which they were heard, and by what they were heard
 * by.
 */
@ApplicationScoped
class Wordings {

    private final Jdbi jdbi;

    Wordings(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The rumour as which something with this key was heard before. */
    Optional<UUID> heardAs(UUID key) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select rumour from rumour_heard
                                        where key = :key and rumour is not null
                                        """)
                                .bind("key", key)
                                .mapTo(UUID.class)
                                .findOne());
    }

    /** Something with this key was heard. */
    void hear(UUID key, UUID rumour, Instant at) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into rumour_heard (key, rumour, at) values (:key, :rumour, :at)
                                        on conflict (key) do nothing
                                        """)
                                .bind("key", key)
                                .bind("rumour", rumour)
                                .bind("at", at)
                                .execute());
    }

    /** A wording that may be the same claim. */
    record Near(UUID rumour, String claim) {}

    /** Wordings of the district that share most with the claim. */
    List<Near> near(String district, Claim claim) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select w.rumour, w.claim from rumour_wording w
                                        join rumour r on r.id = w.rumour and r.district = :district
                                        where w.marks && cast(:marks as int[])
                                        order by cardinality(array (
                                            select unnest(w.marks) intersect select unnest(cast(:marks as int[])))) desc,
                                            w.rumour desc
                                        limit 20
                                        """)
                                .bind("district", district)
                                .bind(
                                        "marks",
                                        Arrays.stream(claim.wording().pairs())
                                                .boxed()
                                                .toArray(Integer[]::new))
                                .map(
                                        (row, context) ->
                                                new Near(
                                                        row.getObject("rumour", UUID.class),
                                                        row.getString("claim")))
                                .list());
    }

    /** Keeps another wording of it; a few hundred are enough to recognise it by. */
    void word(UUID rumour, Claim claim, String said) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into rumour_wording (rumour, print, claim, marks)
                                        select :rumour, :print, :claim, cast(:marks as int[])
                                        where (select count(*) from rumour_wording where rumour = :rumour) < 200
                                        on conflict do nothing
                                        """)
                                .bind("rumour", rumour)
                                .bind("print", claim.wording().print())
                                .bind("claim", said)
                                .bind(
                                        "marks",
                                        Arrays.stream(claim.wording().pairs())
                                                .boxed()
                                                .toArray(Integer[]::new))
                                .execute());
    }
}
