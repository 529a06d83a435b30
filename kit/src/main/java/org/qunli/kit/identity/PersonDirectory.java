package org.qunli.kit.identity;

import java.util.Optional;

/** A service's own copy of who is who. Answers active people only. Runs outside a transaction. */
public interface PersonDirectory {

    /** Who has this chat identity. */
    Optional<Person> byChat(ChatId id);

    /** Who has this subject in an own token. */
    Optional<Person> bySubject(String subject);
}
