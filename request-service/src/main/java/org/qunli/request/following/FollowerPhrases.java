package org.qunli.request.following;

import org.qunli.kit.saying.Bilingual;

/** What followers are told, in Chinese and English. */
final class FollowerPhrases {

    private static final int LONGEST = 120;

    private FollowerPhrases() {}

    /**
     * How far a request is.
     *
     * @param what ANSWERED or RESOLVED
     * @param word the officer's last word, or an empty string
     */
    record Told(String what, String word) {

        Bilingual inGroup() {
            return solved()
                    ? new Bilingual(
                            "你们同样提出的这件事已办结" + quoted() + "。自己家还没解决的,请回复“没解决”,会单独受理。",
                            "What you joined in is done"
                                    + quoted()
                                    + ". Not solved for you? Say \"not solved\": it is then seen to on its own.")
                    : new Bilingual(
                            "你们同样提出的这件事有答复了" + quoted() + "。",
                            "What you joined in was answered" + quoted() + ".");
        }

        Bilingual inPrivate(String need) {
            String about = shortened(need, LONGEST / 2);
            return solved()
                    ? new Bilingual(
                            "您同样提出的“" + about + "”已办结" + quoted() + "。您家还没解决的话,请回复“没解决”,会单独受理。",
                            "\""
                                    + about
                                    + "\", which is your need too, is done"
                                    + quoted()
                                    + ". Not solved for you? Say \"not solved\": it is then seen to on its own.")
                    : new Bilingual(
                            "您同样提出的“" + about + "”有答复了" + quoted() + "。",
                            "\""
                                    + about
                                    + "\", which is your need too, was answered"
                                    + quoted()
                                    + ".");
        }

        private boolean solved() {
            return what.equals("RESOLVED");
        }

        private String quoted() {
            return word.isBlank() ? "" : ": “" + shortened(word, LONGEST) + "”";
        }
    }

    private static String shortened(String text, int longest) {
        int length = text.codePointCount(0, text.length());
        return length <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest)) + "…";
    }
}
