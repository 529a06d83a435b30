package org.qunli.request.lifecycle;

import java.util.List;
import org.qunli.kit.saying.Bilingual;
import org.qunli.request.place.RosterEntry;

/** What Qunli says to officers in private, in Chinese and English. */
final class OfficerPhrases {

    private static final int SHOWN = 200;

    private OfficerPhrases() {}

    /** Why an officer is told: the first words of what they hear. */
    enum Occasion {
        LIFE_AT_RISK("【生命危险】请立即处理", "DANGER TO LIFE, act at once"),
        ASSIGNED("有诉求转给您负责", "A request is yours now"),
        HELPER("请您协助处理一件诉求", "Please help with a request"),
        HELPER_NO_MORE("以下诉求不再需要您协助", "Your help is no longer needed with this request");

        private final String zh;
        private final String en;

        Occasion(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }
    }

    /** The occasion, who asked, and what for. */
    static Bilingual brief(Occasion occasion, ResidentRequest request) {
        String who = request.raising().name();
        String text = shortened(request.raising().text());
        return new Bilingual(
                occasion.zh + ":" + (who == null ? "" : who + ":") + "“" + text + "”",
                occasion.en + ": " + (who == null ? "" : who + ": ") + "\"" + text + "\"");
    }

    /** Who was told at the same time. */
    static Bilingual alsoTold(List<RosterEntry> others) {
        return new Bilingual(
                "同时通知:" + Phrases.namesZh(others) + "。",
                " Also told: " + Phrases.namesEn(others) + ".");
    }

    private static String shortened(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= SHOWN ? text : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
