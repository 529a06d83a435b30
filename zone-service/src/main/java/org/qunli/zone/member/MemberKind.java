package org.qunli.zone.member;

import org.qunli.zone.chat.ChatIdentities.Holder;

/** Whether somebody lives in the household or only speaks for it. */
public enum MemberKind {
    RESIDENT(Holder.MEMBER),
    PROXY(Holder.PROXY);

    private final Holder holder;

    MemberKind(Holder holder) {
        this.holder = holder;
    }

    /** As whom their chat ids speak: a resident of one zone may be the proxy of a household. */
    Holder holder() {
        return holder;
    }
}
