package org.qunli.zone.census;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The columns of a list of households, and what people call them. */
enum CensusColumn {
    BUILDING("building", "楼栋", 50, "楼", "楼号", "栋", "栋号", "幢", "幢号", "block", "buildingno"),
    UNIT("unit", "单元", 50, "单元号", "梯", "entrance", "unitno"),
    ROOM("room", "房号", 50, "室", "房间", "房间号", "室号", "门牌", "门牌号", "roomno", "apartment"),
    LABEL("label", "名称", 100, "户名", "称呼", "标签", "name"),
    FLAGS("flags", "标记", 500, "标识", "特殊情况", "关爱标记", "careflags");

    private final String english;
    private final String chinese;
    private final int longest;
    private final Set<String> others;

    CensusColumn(String english, String chinese, int longest, String... others) {
        this.english = english;
        this.chinese = chinese;
        this.longest = longest;
        this.others = Set.of(others);
    }

    String english() {
        return english;
    }

    String chinese() {
        return chinese;
    }

    int longest() {
        return longest;
    }

    /** The column that a header names; letter case, blanks and punctuation don't matter. */
    static Optional<CensusColumn> named(String header) {
        String plain = header.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Punct}()*]", "");
        return Arrays.stream(values())
                .filter(
                        column ->
                                column.english.equals(plain)
                                        || column.chinese.equals(plain)
                                        || column.others.contains(plain))
                .findFirst();
    }
}
