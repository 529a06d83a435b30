package org.qunli.supervision.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.qunli.kit.identity.ChatId;
import org.qunli.kit.identity.DeskDirectory;

/** Who sits at a desk, on call at night included. */
@ApplicationScoped
class DeskPeople implements DeskDirectory {

    private final Jdbi jdbi;

    DeskPeople(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Set<String> byChat(ChatId id) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select desk from desk_chat where channel = :channel
                                            and tenant = :tenant and user_id = :userId
                                        union
                                        select desk from desk_on_call where channel = :channel
                                            and tenant = :tenant and user_id = :userId
                                        """)
                                .bindMethods(id)
                                .mapTo(String.class)
                                .set());
    }

    @Override
    public Set<String> bySubject(String subject) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select desk from desk_subject where subject = :subject")
                                .bind("subject", subject)
                                .mapTo(String.class)
                                .set());
    }
}
