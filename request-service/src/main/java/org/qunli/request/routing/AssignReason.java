package org.qunli.request.routing;

/** Why a request is whose it is. */
public enum AssignReason {
    MENTIONED,
    DUTY,
    POST_ORDER,
    ANYONE_ON_DUTY,
    NOBODY_ON_DUTY,
    TAKEN,
    OFFICER,
    OBJECTION
}
