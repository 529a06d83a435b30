package org.qunli.notice.authenticity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.notice.issue.Notice;
import org.qunli.notice.issue.NoticeText;
import org.qunli.notice.issue.Publication;
import org.qunli.notice.wording.Wording;

/**
 * By what published notices are found again: a digest of each whole text, and marks of its parts.
 * Marks stand in a table of their own, mark by mark, so that a search reads a few hundred index
 * entries however many notices there are.
 */
@ApplicationScoped
class Imprints {

    /** Of a mark that very many notices have, the newest: boilerplate tells them not apart. */
    private static final int PER_MARK = 200;

    /** Marks of a copy that are looked up: more tell no more. */
    private static final int MARKS = 300;

    private final Jdbi jdbi;

    Imprints(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void on(@Observes Publication publication) {
        put(List.of(publication.notice()), publication.at());
    }

    /** Takes the imprints of notices; again changes nothing. */
    void put(List<Notice> notices, Instant now) {
        List<UUID> ofMark = new ArrayList<>();
        List<Integer> marks = new ArrayList<>();
        List<UUID> ofPrint = new ArrayList<>();
        List<byte[]> prints = new ArrayList<>();
        for (Notice notice : notices) {
            Set<Integer> all = new LinkedHashSet<>();
            for (NoticeText text : notice.content().texts()) {
                Wording body = Wording.of(text.body());
                Wording whole = Wording.of(text.headline()).and(body);
                for (Wording form : List.of(whole, body)) {
                    ofPrint.add(notice.id());
                    prints.add(form.print());
                }
                Arrays.stream(whole.marks()).forEach(all::add);
            }
            all.forEach(
                    mark -> {
                        ofMark.add(notice.id());
                        marks.add(mark);
                    });
        }
        write(notices, ofMark, marks, ofPrint, prints, now);
    }

    private void write(
            List<Notice> notices,
            List<UUID> ofMark,
            List<Integer> marks,
            List<UUID> ofPrint,
            List<byte[]> prints,
            Instant now) {
        jdbi.useHandle(
                handle -> {
                    handle.createUpdate(
                                    """
                                    insert into notice_mark (mark, notice)
                                    select * from unnest(cast(:marks as int[]), cast(:notices as uuid[]))
                                    on conflict do nothing
                                    """)
                            .bind("marks", marks.toArray(Integer[]::new))
                            .bind("notices", ofMark.toArray(UUID[]::new))
                            .execute();
                    handle.createUpdate(
                                    """
                                    insert into notice_print (print, notice)
                                    select distinct * from unnest(cast(:prints as bytea[]), cast(:notices as uuid[]))
                                    on conflict do nothing
                                    """)
                            .bind("prints", prints.toArray(byte[][]::new))
                            .bind("notices", ofPrint.toArray(UUID[]::new))
                            .execute();
                    handle.createUpdate(
                                    """
                                    insert into notice_imprint (notice, at)
                                    select unnest(cast(:notices as uuid[])), :now
                                    on conflict do nothing
                                    """)
                            .bind("notices", notices.stream().map(Notice::id).toArray(UUID[]::new))
                            .bind("now", now)
                            .execute();
                });
    }

    /** Published notices without an imprint: those of a release that took none. */
    List<UUID> missing(int limit) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select n.id from notice n
                                        where n.status in ('PUBLISHED', 'CANCELLED')
                                          and not exists (select 1 from notice_imprint i where i.notice = n.id)
                                        order by n.id limit :limit
                                        for update of n skip locked
                                        """)
                                .bind("limit", limit)
                                .mapTo(UUID.class)
                                .list());
    }

    /** Notices that say exactly this in some language, newest first. */
    List<UUID> exactly(Wording copy) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select notice from notice_print where print = :print
                                        order by notice desc limit 5
                                        """)
                                .bind("print", copy.print())
                                .mapTo(UUID.class)
                                .list());
    }

    /** The notices that share most with this; a mark that few have counts more. */
    List<UUID> near(Wording copy, int limit) {
        int[] marks = copy.marks();
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select h.notice from (
                                            select p.notice, 1.0 / count(*) over (partition by m.mark) as weight
                                            from unnest(cast(:marks as int[])) as m (mark)
                                            cross join lateral (
                                                select k.notice from notice_mark k where k.mark = m.mark
                                                order by k.notice desc limit :most) p) h
                                        group by h.notice
                                        order by sum(h.weight) desc, h.notice desc limit :limit
                                        """)
                                .bind(
                                        "marks",
                                        Arrays.stream(marks)
                                                .limit(MARKS)
                                                .boxed()
                                                .toArray(Integer[]::new))
                                .bind("most", PER_MARK)
                                .bind("limit", limit)
                                .mapTo(UUID.class)
                                .list());
    }
}
