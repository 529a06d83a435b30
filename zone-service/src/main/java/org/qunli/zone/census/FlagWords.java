package org.qunli.zone.census;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.qunli.zone.care.CareFlag;

/** Care flags as they stand in a cell: codes or Chinese words, several with a mark between. */
final class FlagWords {

    private static final String BETWEEN = "[|;,/;,、\\s]+";

    private static final Map<String, CareFlag> OTHERS =
            Map.ofEntries(
                    Map.entry("孕妇", CareFlag.PREGNANT),
                    Map.entry("产妇", CareFlag.PREGNANT),
                    Map.entry("婴儿", CareFlag.INFANT),
                    Map.entry("血透", CareFlag.DIALYSIS),
                    Map.entry("血液透析", CareFlag.DIALYSIS),
                    Map.entry("慢病", CareFlag.CHRONIC_ILLNESS),
                    Map.entry("残疾人", CareFlag.DISABLED),
                    Map.entry("高龄", CareFlag.ELDERLY),
                    Map.entry("老年人", CareFlag.ELDERLY),
                    Map.entry("空巢老人", CareFlag.ELDERLY_ALONE),
                    Map.entry("独居者", CareFlag.LIVES_ALONE));

    private FlagWords() {}

    /** The words of a cell. */
    static Set<String> split(String cell) {
        return Arrays.stream(cell.split(BETWEEN))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    static Optional<CareFlag> flag(String word) {
        String code = word.toUpperCase(Locale.ROOT).replace('-', '_');
        return EnumSet.allOf(CareFlag.class).stream()
                .filter(flag -> flag.name().equals(code) || flag.chinese().equals(word))
                .findFirst()
                .or(() -> Optional.ofNullable(OTHERS.get(word)));
    }

    static String join(Collection<CareFlag> flags, boolean chinese) {
        return flags.stream()
                .map(flag -> chinese ? flag.chinese() : flag.name())
                .collect(Collectors.joining(chinese ? "、" : "|"));
    }
}
