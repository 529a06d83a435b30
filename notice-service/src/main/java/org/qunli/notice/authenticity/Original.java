package org.qunli.notice.authenticity;

import java.util.ArrayList;
import java.util.List;
import org.qunli.kit.saying.Bilingual;
import org.qunli.notice.delivery.GroupText;
import org.qunli.notice.issue.Language;
import org.qunli.notice.issue.Notice;
import org.qunli.notice.issue.NoticeText;
import org.qunli.notice.wording.Wording;

/**
 * A text that was officially said, in one language.
 *
 * @param words headline and body
 * @param plain the same, to be compared
 * @param said as it stands in groups with its last line, or null in a language that isn't said
 */
record Original(
        Notice notice,
        Language language,
        String authority,
        String words,
        Wording plain,
        String said) {

    /** Where what is said was cut, in either language. */
    private static final List<String> CUT = List.of("……(已删节)", "… (shortened)");

    /** All texts of a notice. */
    static List<Original> of(Notice notice) {
        var content = notice.content();
        Bilingual said = GroupText.whole(content, notice.code());
        List<Original> originals = new ArrayList<>();
        for (NoticeText text : content.texts()) {
            String words = text.headline() + "\n" + text.body();
            originals.add(
                    new Original(
                            notice,
                            text.language(),
                            content.source().authority(),
                            words,
                            Wording.of(words),
                            switch (text.language()) {
                                case ZH -> said.zh();
                                case EN -> said.en();
                                default -> null;
                            }));
        }
        return originals;
    }

    /** What an exact copy may be: all of it, the body alone, or what stands in the group. */
    boolean isExactly(Wording copy) {
        return copy.equals(plain)
                || (said != null && copy.equals(Wording.of(said)))
                || copy.equals(body());
    }

    private Wording body() {
        return Wording.of(words.substring(words.indexOf('\n') + 1));
    }

    /** Whether it is what we say where a channel takes no more: the beginning, marked as such. */
    boolean isShortenedTo(String copy) {
        if (said == null) {
            return false;
        }
        for (String cut : CUT) {
            int at = copy.indexOf(cut);
            if (at >= 0) {
                Wording beginning = Wording.of(copy.substring(0, at));
                String end = Wording.of(copy.substring(at + cut.length())).plain();
                String code = Wording.of(notice.code()).plain();
                return Wording.of(said).plain().startsWith(beginning.plain())
                        && end.endsWith(code)
                        && isSigned(end.substring(0, end.length() - code.length()));
            }
        }
        return false;
    }

    /** Our own last line: the authority's name or its beginning, and the word before the code. */
    private boolean isSigned(String line) {
        for (String word : List.of("核对码", "code")) {
            if (line.endsWith(word)) {
                String name = line.substring(0, line.length() - word.length());
                return Wording.of(authority).plain().startsWith(name);
            }
        }
        return false;
    }
}
