package org.qunli.zone.chat;

import org.qunli.kit.problem.Fact;
import org.qunli.kit.problem.Kind;

/** A chat id already speaks for someone else. Never says for whom. */
class ChatIdTaken extends Fact {
    private static final long serialVersionUID = 1;

    ChatIdTaken() {
        super(Kind.CONFLICT);
    }
}
