package org.qunli.request.similar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedactionTest {

    @Test
    void numbers_doors_names_and_mentions_are_taken_out() {
        assertThat(Redaction.of("@陈先生 药放在8号楼1203门口,打13800138000", "陈先生")).isEqualTo("药放在…门口,打…");
        assertThat(Redaction.of("送到8-1203了,陈先生收", "陈先生")).isEqualTo("送到…了,…收");
        assertThat(Redaction.of("身份证350583199001011234已登记", null)).isEqualTo("身份证…已登记");
        assertThat(Redaction.of("Left at flat 12b for you", null)).isEqualTo("Left at … for you");
    }

    @Test
    void what_everybody_asks_for_stays() {
        assertThat(Redaction.of("打药店电话0595-86381234,急救120,十点到18:30", "王"))
                .isEqualTo("打药店电话0595-86381234,急救120,十点到18:30");
        assertThat(Redaction.of("三号楼大厅领取,每户20个", null)).isEqualTo("三号楼大厅领取,每户20个");
    }
}
