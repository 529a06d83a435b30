package org.qunli.supervision.watch;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.paging.ETags;
import org.qunli.supervision.author.Authors;

/** Keeps authors in the covert schema. */
@ApplicationScoped
class AuthorRows implements Authors {

    private final WatchDatabase watch;

    private final Caller caller;

    AuthorRows(WatchDatabase watch, Caller caller) {
        this.watch = watch;
        this.caller = caller;
    }

    @Override
    public void note(String act, UUID about, String note, Instant now) {
        once(act, about, null, null, note, now);
    }

    private record Kept(UUID about, String digest) {}

    @Override
    public UUID once(String act, UUID about, String key, String content, String note, Instant now) {
        String digest = key == null ? null : ETags.weak(act + content).getValue();
        Optional<Kept> before =
                watch.jdbi()
                        .inTransaction(
                                handle -> {
                                    int made = insert(handle, act, about, key, digest, note, now);
                                    return made == 1 ? Optional.empty() : kept(handle, key);
                                });
        if (before.filter(kept -> !kept.digest().equals(digest)).isPresent()) {
            throw new KeyUsedOtherwise();
        }
        return before.map(Kept::about).orElse(about);
    }

    private int insert(
            Handle handle,
            String act,
            UUID about,
            String key,
            String digest,
            String note,
            Instant now) {
        return handle.createUpdate(
                        """
                        insert into author (id, act, about, subject, note, at, request_key, digest)
                        values (:id, :act, :about, :subject, :note, :now, :key, :digest)
                        on conflict (request_key) do nothing
                        """)
                .bind("id", UuidCreator.getTimeOrderedEpoch())
                .bind("act", act)
                .bind("about", about)
                .bind("subject", caller.subject())
                .bind("note", note)
                .bind("now", now)
                .bind("key", key)
                .bind("digest", digest)
                .execute();
    }

    private static Optional<Kept> kept(Handle handle, String key) {
        return handle.createQuery("select about, digest from author where request_key = :key")
                .bind("key", key)
                .map(
                        (row, context) ->
                                new Kept(
                                        row.getObject("about", UUID.class),
                                        row.getString("digest")))
                .findOne();
    }

    @Override
    public boolean did(String act, UUID about) {
        return watch.jdbi()
                .withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select exists (select 1 from author
                                                    where about = :about and act = :act
                                                      and subject = :subject)
                                                """)
                                        .bind("about", about)
                                        .bind("act", act)
                                        .bind("subject", caller.subject())
                                        .mapTo(boolean.class)
                                        .one());
    }

    private record Noted(UUID about, String note) {}

    @Override
    public Map<UUID, String> notes(String act, Collection<UUID> about) {
        return watch
                .jdbi()
                .withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select about, note from author
                                                where about = any(cast(:about as uuid[])) and act = :act
                                                  and note is not null order by id
                                                """)
                                        .bind("about", about.toArray(UUID[]::new))
                                        .bind("act", act)
                                        .map(
                                                (row, context) ->
                                                        new Noted(
                                                                row.getObject("about", UUID.class),
                                                                row.getString("note")))
                                        .list())
                .stream()
                .collect(Collectors.toMap(Noted::about, Noted::note, (first, last) -> last));
    }
}
