package org.qunli.zone.chat;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** The chat ids of members and officers. Every write belongs to the running transaction. */
@ApplicationScoped
public class ChatIdentities {

    /** In which role a chat id speaks. */
    public enum Holder {
        MEMBER,
        OFFICER,
        /** Speaks for a household without living there. */
        PROXY
    }

    // One order for all writers, so that two who exchange ids don't wait for each other.
    private static final Comparator<ChatIdentity> ORDER =
            Comparator.comparing(ChatIdentity::channel)
                    .thenComparing(ChatIdentity::tenant)
                    .thenComparing(ChatIdentity::userId);

    private static final String CHANNELS = "channels";
    private static final String TENANTS = "tenants";
    private static final String USERS = "users";

    private final Jdbi jdbi;

    ChatIdentities(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Makes {@code wanted} the chat ids of the holder. Waits for a concurrent writer of the same
     * id; whoever commits first keeps it.
     *
     * @throws ChatIdTaken when another holder of this kind has one of them
     */
    public void assign(Holder kind, UUID holder, Collection<ChatIdentity> wanted) {
        List<ChatIdentity> ids = new ArrayList<>(new LinkedHashSet<>(wanted));
        ids.sort(ORDER);
        lock(kind, holder, ids);
        release(kind, holder, ids);
        int held =
                jdbi.withHandle(
                        handle -> {
                            handle.createUpdate(
                                            """
                                            insert into chat_identity (channel, tenant, user_id, holder_kind, holder_id)
                                            select c, t, u, :kind, :holder
                                            from unnest(cast(:channels as text[]), cast(:tenants as text[]),
                                                cast(:users as text[])) as wanted (c, t, u)
                                            on conflict do nothing
                                            """)
                                    .bind("kind", kind.name())
                                    .bind("holder", holder)
                                    .bind(CHANNELS, parts(ids, ChatIdentity::channel))
                                    .bind(TENANTS, parts(ids, ChatIdentity::tenant))
                                    .bind(USERS, parts(ids, ChatIdentity::userId))
                                    .execute();
                            return handle.createQuery(
                                            """
                                            select count(*) from chat_identity
                                            where holder_kind = :kind and holder_id = :holder
                                            """)
                                    .bind("kind", kind.name())
                                    .bind("holder", holder)
                                    .mapTo(Integer.class)
                                    .one();
                        });
        if (held != ids.size()) {
            throw new ChatIdTaken();
        }
    }

    /** Locks what is held and what is wanted in one order, so that two who swap ids queue up. */
    private void lock(Holder kind, UUID holder, List<ChatIdentity> wanted) {
        jdbi.useHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select 1 from chat_identity
                                        where holder_kind = :kind and (holder_id = :holder
                                            or (channel, tenant, user_id) in (
                                                select c, t, u
                                                from unnest(cast(:channels as text[]), cast(:tenants as text[]),
                                                    cast(:users as text[])) as wanted (c, t, u)))
                                        order by channel, tenant, user_id
                                        for update
                                        """)
                                .bind("kind", kind.name())
                                .bind("holder", holder)
                                .bind(CHANNELS, parts(wanted, ChatIdentity::channel))
                                .bind(TENANTS, parts(wanted, ChatIdentity::tenant))
                                .bind(USERS, parts(wanted, ChatIdentity::userId))
                                .mapTo(Integer.class)
                                .list());
    }

    private void release(Holder kind, UUID holder, List<ChatIdentity> kept) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        delete from chat_identity
                                        where holder_kind = :kind and holder_id = :holder
                                            and (channel, tenant, user_id) not in (
                                                select c, t, u
                                                from unnest(cast(:channels as text[]), cast(:tenants as text[]),
                                                    cast(:users as text[])) as kept (c, t, u))
                                        """)
                                .bind("kind", kind.name())
                                .bind("holder", holder)
                                .bind(CHANNELS, parts(kept, ChatIdentity::channel))
                                .bind(TENANTS, parts(kept, ChatIdentity::tenant))
                                .bind(USERS, parts(kept, ChatIdentity::userId))
                                .execute());
    }

    /** The chat ids of each of these holders; a holder without any has an empty list. */
    public Map<UUID, List<ChatIdentity>> of(Collection<UUID> holders) {
        Map<UUID, List<ChatIdentity>> found = new HashMap<>();
        holders.forEach(holder -> found.put(holder, new ArrayList<>()));
        jdbi.useHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select holder_id, channel, tenant, user_id from chat_identity
                                        where holder_id = any(cast(:holders as uuid[]))
                                        order by channel, tenant, user_id
                                        """)
                                .bind("holders", holders.toArray(UUID[]::new))
                                .map(
                                        (row, context) ->
                                                found.get(row.getObject("holder_id", UUID.class))
                                                        .add(
                                                                new ChatIdentity(
                                                                        row.getString("channel"),
                                                                        row.getString("tenant"),
                                                                        row.getString("user_id"))))
                                .list());
        return found;
    }

    /** The chat ids of one holder. */
    public List<ChatIdentity> of(UUID holder) {
        return of(List.of(holder)).get(holder);
    }

    /** As {@link #of(Collection)}: an id is held in one role only. */
    public Map<UUID, List<ChatIdentity>> of(Holder kind, Collection<UUID> holders) {
        return of(holders);
    }

    /** As {@link #of(UUID)}. */
    public List<ChatIdentity> of(Holder kind, UUID holder) {
        return of(holder);
    }

    /** Who speaks under this chat id in this role; its row stays locked. */
    public Optional<UUID> holderOf(Holder kind, ChatIdentity chat) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select holder_id from chat_identity
                                        where channel = :channel and tenant = :tenant and user_id = :user
                                            and holder_kind = :kind
                                        for update
                                        """)
                                .bind("channel", chat.channel())
                                .bind("tenant", chat.tenant())
                                .bind("user", chat.userId())
                                .bind("kind", kind.name())
                                .mapTo(UUID.class)
                                .findOne());
    }

    private static String[] parts(
            List<ChatIdentity> ids, java.util.function.Function<ChatIdentity, String> part) {
        return ids.stream().map(part).toArray(String[]::new);
    }
}
