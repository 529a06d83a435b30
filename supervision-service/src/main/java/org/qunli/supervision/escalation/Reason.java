package org.qunli.supervision.escalation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a matter left the group. */
@Schema(name = "EscalationReason")
public enum Reason {
    LIFE_AT_RISK("可能危及生命", "a life may be at risk"),
    NOT_IN_TIME("未按时处理", "not dealt with in time"),
    NOBODY_ASSIGNED("无人负责", "nobody is assigned"),
    NOBODY_ON_DUTY("无人值守", "nobody is on duty"),
    NOBODY_REACHED("无法联系到值守干部", "no officer could be reached"),
    /** An officer asked for it, or Qunli found so. */
    NOT_TO_BE_SETTLED("群内无法解决", "it can't be settled in the group");

    private final String zh;

    private final String en;

    Reason(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }
}
