package org.qunli.request.correction;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.qunli.kit.identity.Caller;
import org.qunli.kit.identity.Roles;

/** The messages that a caller may correct the reading of. */
@ApplicationScoped
class SaidMessages {

    private final Jdbi jdbi;

    private final Caller caller;

    SaidMessages(Jdbi jdbi, Caller caller) {
        this.jdbi = jdbi;
        this.caller = caller;
    }

    /**
     * The message with its row locked until the transaction ends: an officer's of the zones they
     * serve, a front-end's of its own channel. Whoever corrects it too waits here.
     */
    Optional<SaidMessage> lock(UUID messageKey) {
        return jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select id, channel, tenant, conversation, message_id, district, zone,
                                                       direct, speaker, sender_id, display_name, text,
                                                       details::text as details, at,
                                                       recalled_at is not null as recalled, requests
                                                from talk
                                                where id = :id and not awaits_new and speaker <> 'QUNLI'
                                                for update
                                                """)
                                        .bind("id", messageKey)
                                        .map(ConstructorMapper.of(SaidMessage.class))
                                        .findOne())
                .filter(this::reaches);
    }

    private boolean reaches(SaidMessage message) {
        if (caller.is(Roles.OFFICER)) {
            boolean serves =
                    caller.person()
                            .filter(p -> p.officerId() != null)
                            .filter(p -> p.rosterZones().contains(message.zone()))
                            .isPresent();
            // What was said in private is an officer's matter only where it became a request.
            return serves && (!message.direct() || !message.requests().isEmpty());
        }
        return caller.is(Roles.FRONTEND)
                && caller.reachesChannel(message.channel(), message.tenant())
                && caller.reachesZone(message.district(), message.zone());
    }
}
