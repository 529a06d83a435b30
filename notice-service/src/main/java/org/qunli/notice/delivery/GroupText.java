package org.qunli.notice.delivery;

import java.nio.charset.StandardCharsets;
import java.util.List;
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
public final class GroupText {

    private GroupText() {}

    /** What is said where nothing has to be left out. */
    public static Bilingual whole(NewNotice notice, String code) {
        return of(notice, code, Integer.MAX_VALUE);
    }

    /** The text, or its beginning with a mark, in that many bytes. */
    public static String fitting(String text, String shortened, int longest) {
        return bytes(text) <= longest
                ? text
                : beginning(text, longest - bytes(shortened)) + shortened;
    }

    /**
     * Both languages. A notice that lacks one is said in the nearest that it has, under a line that
     * says so: it is never hidden for lack of a translation.
     *
     * @param longest bytes of UTF-8 that the channel takes
     */
    static Bilingual of(NewNotice notice, String code, int longest) {
        NoticeText zh = Language.ZH.nearest(notice.texts());
        NoticeText en = Language.EN.nearest(notice.texts());
        String authority = notice.source().authority();
        List<String> buildings = notice.targets().buildings().stream().sorted().toList();
        return new Bilingual(
                cut(
                        only(buildings, "【仅限楼栋 %s】", "、")
                                + fallback(zh, Language.ZH)
                                + zh.headline(),
                        zh.body(),
                        "——" + authority,
                        ",核对码 " + code,
                        "……(已删节)",
                        longest),
                cut(
                        only(buildings, "[Buildings %s only] ", ", ")
                                + fallback(en, Language.EN)
                                + en.headline(),
                        en.body(),
                        "— " + authority,
                        ", code " + code,
                        "… (shortened)",
                        longest));
    }

    private static String only(List<String> buildings, String words, String comma) {
        return buildings.isEmpty() ? "" : words.formatted(String.join(comma, buildings));
    }

    private static String fallback(NoticeText text, Language wanted) {
        Language language = text.language();
        if (language == wanted || language == Language.ZH_HANT && wanted == Language.ZH) {
            return "";
        }
        return wanted == Language.ZH
                ? "(仅有" + language.zh() + ")"
                : "(In " + language.en() + " only) ";
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
