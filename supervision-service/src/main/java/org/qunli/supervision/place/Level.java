package org.qunli.supervision.place;

/** How strictly a zone is closed: 封控区, 管控区, 防范区. */
public enum Level {
    SEALED,
    CONTROLLED,
    PRECAUTION
}
