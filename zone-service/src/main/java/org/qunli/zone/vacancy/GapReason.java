package org.qunli.zone.vacancy;

import org.qunli.zone.wire.Wording;

/** Why there is a hole; {0} in its words is the post, the category, or nothing. */
public enum GapReason {
    /** Nobody of the post is on the roster. */
    POST_VACANT("{0}尚未配备", "No {0} is on the roster"),
    /** Fewer are on the roster than must be on duty at once. */
    BELOW_MIN("{0}人数不足", "There are fewer on the roster as {0} than needed"),
    /** Somebody of the post is absent and nobody stands in. */
    ABSENT_WITHOUT_SUBSTITUTE("{0}请假且无人顶岗", "The {0} is absent and nobody stands in"),
    /** Enough are on the roster, too few are on shift. */
    SHIFT_HOLE("{0}此时无人当班", "No {0} is on shift then, or too few are"),
    /** Nobody on duty answers for the category. */
    CATEGORY_UNCOVERED("{0}此时无人负责", "Nobody on duty answers for {0}"),
    /** The officer serves and hasn't introduced themselves in the group. */
    NO_INTRODUCTION("驻点人员尚未在群里自我介绍", "An officer hasn't introduced themselves in the group"),
    /** The officer can't be recognised in the group, nor reminded. */
    OFFICER_WITHOUT_CHAT_ID("驻点人员没有登记聊天账号", "An officer has no chat id");

    private final Wording words;

    GapReason(String zh, String en) {
        words = new Wording(zh, en);
    }

    Wording words(Wording about) {
        return about == null
                ? words
                : new Wording(
                        words.zh().replace("{0}", about.zh()),
                        words.en().replace("{0}", about.en()));
    }
}
