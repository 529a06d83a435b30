package org.qunli.notice.delivery;

import java.nio.charset.StandardCharsets;
import org.qunli.kit.saying.Bilingual;
import org.qunli.notice.issue.Language;
import org.qunli.notice.issue.NewNotice;
import org.qunli.notice.issue.NoticeText;

/**
 * What is said in a group of a notice: headline, body, who says so, and the code with which anybody
 * can find the whole. What doesn't fit is cut and says so: first the body, then the headline, and
 * an authority's name that takes over a third. The code always stands; the narrowest channel that a
 * binding may state, 100 bytes, has room for it.
 */
final class GroupText {

    private GroupText() {}

    /**
     * Both languages. A notice that has only one is said in that one under a line in the other: it
     * is never hidden for lack of a translation.
     *
     * @param longest bytes of UTF-8 that the channel takes
     */
    static Bilingual of(NewNotice notice, String code, int longest) {
        NoticeText zh = text(notice, Language.ZH);
        NoticeText en = text(notice, Language.EN);
        String authority = notice.source().authority();
        return new Bilingual(
                cut(
                        zh == null ? "(仅有英文)" + en.headline() : zh.headline(),
                        zh == null ? en.body() : zh.body(),
                        "——" + authority,
                        ",核对码 " + code,
                        "……(已删节)",
                        longest),
                cut(
                        en == null ? "(In Chinese only) " + zh.headline() : en.headline(),
                        en == null ? zh.body() : en.body(),
                        "— " + authority,
                        ", code " + code,
                        "… (shortened)",
                        longest));
    }

    private static NoticeText text(NewNotice notice, Language language) {
        return notice.texts().stream()
                .filter(t -> t.language() == language)
                .findFirst()
                .orElse(null);
    }

    private static String cut(
            String headline,
            String body,
            String authority,
            String coded,
            String shortened,
            int longest) {
        String whole = headline + "\n" + body + "\n" + authority + coded;
        if (bytes(whole) <= longest) {
            return whole;
        }
        int left = longest - bytes(shortened + "\n" + "\n" + coded);
        String signed = beginning(authority, left / 3);
        left -= bytes(signed);
        String head = beginning(headline, left);
        left -= bytes(head);
        return head + "\n" + beginning(body, left) + shortened + "\n" + signed + coded;
    }

    /** As many whole characters as fit into the bytes. */
    private static String beginning(String text, int bytes) {
        StringBuilder fits = new StringBuilder();
        int left = bytes;
        for (int point : text.codePoints().toArray()) {
            String next = Character.toString(point);
            left -= bytes(next);
            if (left < 0) {
                break;
            }
            fits.append(next);
        }
        return fits.toString();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
