package org.qunli.notice.issue;

/** A language that a notice is written in. */
public enum Language {
    ZH,
    EN
}
