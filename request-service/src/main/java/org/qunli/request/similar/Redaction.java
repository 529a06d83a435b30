package org.qunli.request.similar;

import java.util.regex.Pattern;

/**
 * Takes out of words said in a group what is only about one household: mobile numbers, identity
 * numbers, doors, whom they were said to. Landlines and short numbers stay: they are what is asked
 * for.
 */
final class Redaction {

    private static final String GONE = "…";

    private static final Pattern MENTION = Pattern.compile("[@@][\\p{L}\\p{N}_\\-·]+[,,::]?\\s*");

    private static final Pattern NUMBERS =
            Pattern.compile(
                    "(?<!\\d)(?:\\+?86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}(?!\\d)"
                            + "|(?<!\\d)\\d{17}[\\dXx](?![\\dXx])");

    private static final Pattern DOORS =
            Pattern.compile(
                    "[0-90-9一二三四五六七八九十]+(?:号楼|栋|幢|座|单元)(?:[0-9一二三四五六七八九十]+(?:单元|层|楼))*"
                            + "[0-9一二三四五六七八九十]{2,5}(?:室|号|房)?"
                            + "|(?<![\\d.:])\\d{1,3}(?:[-—#]\\d{1,3})?[-—#]\\d{3,4}(?![\\d:])"
                            + "|(?<!\\d)\\d{3,4}(?:室|房)"
                            + "|(?i:\\b(?:flat|apartment|apt|room|unit)\\s+#?\\d+[a-z]?(?:-\\d+)*\\b)");

    private Redaction() {}

    /**
     * The words without what is personal.
     *
     * @param name of whoever raised the request, or null
     */
    static String of(String words, String name) {
        String plain = MENTION.matcher(words).replaceAll("");
        plain = NUMBERS.matcher(plain).replaceAll(GONE);
        plain = DOORS.matcher(plain).replaceAll(GONE);
        boolean named = name != null && name.strip().length() > 1;
        return (named ? plain.replace(name.strip(), GONE) : plain).strip();
    }
}
