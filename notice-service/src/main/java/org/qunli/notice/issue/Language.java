package org.qunli.notice.issue;

import java.util.List;
import java.util.Locale;

/** A language that a notice is written in. */
public enum Language {
    ZH("zh", "中文", "Chinese"),
    EN("en", "英文", "English"),
    ZH_HANT("zh-Hant", "繁体中文", "traditional Chinese"),
    AR("ar", "阿拉伯文", "Arabic"),
    ES("es", "西班牙文", "Spanish"),
    FR("fr", "法文", "French"),
    ID("id", "印尼文", "Indonesian"),
    JA("ja", "日文", "Japanese"),
    KO("ko", "韩文", "Korean"),
    RU("ru", "俄文", "Russian"),
    TH("th", "泰文", "Thai"),
    VI("vi", "越南文", "Vietnamese");

    private final String tag;

    private final String zh;

    private final String en;

    Language(String tag, String zh, String en) {
        this.tag = tag;
        this.zh = zh;
        this.en = en;
    }

    /** Its BCP 47 tag. */
    public String tag() {
        return tag;
    }

    /** Its name in Chinese. */
    public String zh() {
        return zh;
    }

    /** Its name in English. */
    public String en() {
        return en;
    }

    /** The word's lower case, as events have it. */
    public String inEvents() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The text in this language, or else in the one nearest to it: the other Chinese, English,
     * Chinese, any. A notice is never hidden for lack of a translation.
     *
     * @param texts at least one
     */
    public NoticeText nearest(List<NoticeText> texts) {
        List<Language> order =
                switch (this) {
                    case ZH -> List.of(ZH, ZH_HANT, EN);
                    case ZH_HANT -> List.of(ZH_HANT, ZH, EN);
                    default -> List.of(this, EN, ZH, ZH_HANT);
                };
        return order.stream()
                .flatMap(language -> texts.stream().filter(t -> t.language() == language))
                .findFirst()
                .orElseGet(() -> texts.get(0));
    }
}
