package org.qunli.notice.issue;

/** How strictly a zone is sealed. */
public enum ZoneLevel {
    /** 封控区. */
    SEALED,
    /** 管控区. */
    CONTROLLED,
    /** 防范区. */
    PRECAUTION
}
