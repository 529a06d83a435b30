package org.qunli.request.lifecycle;

import java.util.List;
import org.qunli.kit.saying.Bilingual;
import org.qunli.request.place.RosterEntry;

/** What Qunli says to officers in private, in Chinese and English. */
final class OfficerPhrases {

    private static final int SHOWN = 200;

    private static final int LISTED = 10;

    private static final int SHOWN_OF_MANY = 40;

    private OfficerPhrases() {}

    /** Why an officer is told: the first words of what they hear. */
    enum Occasion {
        LIFE_AT_RISK("【生命危险】请立即处理", "DANGER TO LIFE, act at once"),
        ASSIGNED("有诉求转给您负责", "A request is yours now"),
        HELPER("请您协助处理一件诉求", "Please help with a request"),
        HELPER_NO_MORE("以下诉求不再需要您协助", "Your help is no longer needed with this request"),
        ANSWER_LOST(
                "您的答复未能送达,居民还没有看到,请换个方式再答复一次",
                "Your answer didn't arrive: the resident hasn't seen it. Please answer once more"),
        HANDED_TO_YOU("同事已下班,以下诉求交接给您", "A colleague's shift is over; yours now"),
        HANDED_ON("您的班次已结束,以下诉求已交接给同事", "Your shift is over; handed on to a colleague");

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
        String text = shortened(request.raising().text(), SHOWN);
        return new Bilingual(
                occasion.zh + ":" + (who == null ? "" : who + ":") + "“" + text + "”",
                occasion.en + ": " + (who == null ? "" : who + ": ") + "\"" + text + "\"");
    }

    /** The occasion, and who asked what for, of several; the rest are counted. */
    static Bilingual list(Occasion occasion, List<ResidentRequest> requests) {
        if (requests.size() == 1) {
            return brief(occasion, requests.get(0));
        }
        int all = requests.size();
        StringBuilder zh = new StringBuilder(occasion.zh + "(" + all + " 件):");
        StringBuilder en = new StringBuilder(occasion.en + " (" + all + " requests):");
        for (int i = 0; i < Math.min(all, LISTED); i++) {
            Raising raising = requests.get(i).raising();
            String who = raising.name() == null ? "" : raising.name();
            String text = shortened(raising.text(), SHOWN_OF_MANY);
            zh.append("\n").append(i + 1).append(". ").append(who);
            zh.append("“").append(text).append("”");
            en.append("\n").append(i + 1).append(". ").append(who);
            en.append(" \"").append(text).append("\"");
        }
        return all <= LISTED
                ? new Bilingual(zh.toString(), en.toString())
                : new Bilingual(zh + "\n……", en + "\n…");
    }

    /** Who was told at the same time. */
    static Bilingual alsoTold(List<RosterEntry> others) {
        return new Bilingual(
                "同时通知:" + Phrases.namesZh(others) + "。",
                " Also told: " + Phrases.namesEn(others) + ".");
    }

    private static String shortened(String text, int shown) {
        int length = text.codePointCount(0, text.length());
        return length <= shown ? text : text.substring(0, text.offsetByCodePoints(0, shown)) + "…";
    }
}
