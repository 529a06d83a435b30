package org.qunli.notice.rumour;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.identity.ChatId;

/** Groups and persons who brought a claim up, and the last word on it that each was told. */
@ApplicationScoped
class Recipients {

    private final Jdbi jdbi;

    Recipients(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Where a claim was brought up.
     *
     * @param target a group's id, or a person's
     * @param messageId to be quoted in the group, or null
     * @param longest bytes that the channel takes
     */
    record Recipient(
            boolean group,
            String channel,
            String tenant,
            String target,
            UUID zone,
            String messageId,
            int longest) {}

    /** The group of the zone with that chat id. */
    Optional<Recipient> group(UUID zone, String groupId, String messageId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select true as is_group, channel, tenant, group_id as target, zone,
                                               cast(:message as text) as message, max_text_bytes
                                        from binding where zone = :zone and group_id = :group and active
                                        order by id limit 1
                                        """)
                                .bind("message", messageId)
                                .bind("zone", zone)
                                .bind("group", groupId)
                                .map((row, context) -> recipient(row))
                                .findOne());
    }

    /** The group of that binding. */
    Optional<Recipient> binding(UUID id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select true as is_group, channel, tenant, group_id as target, zone,
                                               cast(null as text) as message, max_text_bytes
                                        from binding where id = :id and active
                                        """)
                                .bind("id", id)
                                .map((row, context) -> recipient(row))
                                .findOne());
    }

    /** The member, where they can be written to; on the channel that they asked on, if possible. */
    Optional<Recipient> member(UUID member, UUID zone, String channel) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select false as is_group, i.channel, i.tenant, i.user_id as target,
                                               cast(:zone as uuid) as zone,
                                               cast(null as text) as message, 2048 as max_text_bytes
                                        from chat_identity i where i.person = :member
                                        order by (i.channel = cast(:channel as text)) desc nulls last,
                                                 i.channel, i.tenant, i.user_id
                                        limit 1
                                        """)
                                .bind("zone", zone)
                                .bind("member", member)
                                .bind("channel", channel)
                                .map((row, context) -> recipient(row))
                                .findOne());
    }

    private static Recipient recipient(ResultSet row) throws SQLException {
        return new Recipient(
                row.getBoolean("is_group"),
                row.getString("channel"),
                row.getString("tenant"),
                row.getString("target"),
                row.getObject("zone", UUID.class),
                row.getString("message"),
                row.getInt("max_text_bytes"));
    }

    /** Keeps it; that it was nearly the same claim once stays so. */
    void keep(UUID rumour, Recipient to, boolean nearly) {
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into rumour_recipient as r (rumour, is_group, channel, tenant, target,
                                                                           zone, message, max_text_bytes, nearly)
                                        values (:rumour, :group, :channel, :tenant, :target,
                                                :zone, :message, :longest, :nearly)
                                        on conflict (rumour, is_group, channel, tenant, target) do update
                                        set nearly = r.nearly or excluded.nearly, zone = excluded.zone,
                                            message = coalesce(excluded.message, r.message),
                                            max_text_bytes = excluded.max_text_bytes
                                        """)
                                .bind("rumour", rumour)
                                .bind("group", to.group())
                                .bind("channel", to.channel())
                                .bind("tenant", to.tenant())
                                .bind("target", to.target())
                                .bind("zone", to.zone())
                                .bind("message", to.messageId())
                                .bind("longest", to.longest())
                                .bind("nearly", nearly)
                                .execute());
    }

    /** Marks this one as told the word; false if it was before. */
    boolean tell(UUID rumour, Recipient to, int word) {
        return jdbi.withHandle(
                        handle ->
                                handle.createUpdate(
                                                """
                                                update rumour_recipient set told = :word
                                                where rumour = :rumour and is_group = :group and channel = :channel
                                                  and tenant = :tenant and target = :target
                                                  and told is distinct from :word
                                                """)
                                        .bind("word", word)
                                        .bind("rumour", rumour)
                                        .bind("group", to.group())
                                        .bind("channel", to.channel())
                                        .bind("tenant", to.tenant())
                                        .bind("target", to.target())
                                        .execute())
                > 0;
    }

    /**
     * Marks as told, and answers, everybody who is to hear a word: those who heard an earlier one,
     * and, of a verdict, whoever asked and the groups in which nearly the same claim was made.
     */
    List<Recipient> tellAll(UUID rumour, int word, boolean verdict) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        update rumour_recipient set told = :word
                                        where rumour = :rumour and told is distinct from :word
                                          and (told is not null or (:verdict and (nearly or not is_group)))
                                        returning *
                                        """)
                                .bind("word", word)
                                .bind("rumour", rumour)
                                .bind("verdict", verdict)
                                .map((row, context) -> recipient(row))
                                .list());
    }

    /** The chat identity of a person. */
    static ChatId chat(Recipient to) {
        return new ChatId(to.channel(), to.tenant(), to.target());
    }
}
