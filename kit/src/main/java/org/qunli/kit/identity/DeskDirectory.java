package org.qunli.kit.identity;

import java.util.Set;

/** Which desks somebody sits at. At most one bean, in the service that keeps the desks. */
public interface DeskDirectory {

    /** Codes of the desks that name this chat id. */
    Set<String> byChat(ChatId id);

    /** Codes of the desks that name this {@code sub}. */
    Set<String> bySubject(String subject);
}
