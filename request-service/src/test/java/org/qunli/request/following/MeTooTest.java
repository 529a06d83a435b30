package org.qunli.request.following;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeTooTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1",
                "+1",
                "加1",
                "我家也是",
                "我家也是。",
                "我们家也是",
                "我也是",
                "同问",
                "同求",
                "一样",
                "我家也一样",
                "我们也需要",
                "我们楼也是",
                "我家也是,谢谢",
                "+1,我家也是",
                "me too",
                "Same here!",
                "same problem",
                "us too please",
                "我們家也是",
                "+1👍"
            })
    void joining_in_is_recognised(String text) {
        assertThat(MeToo.isSaidIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "+10",
                "收到",
                "谢谢",
                "我家也没药了,要降压药",
                "是",
                "也是醉了",
                "我也是志愿者,有事找我",
                "一样米养百样人",
                "same day delivery?",
                "me",
                "我家停电了",
                "2号楼301 +1份菜包",
                "好的"
            })
    void other_words_are_not(String text) {
        assertThat(MeToo.isSaidIn(text)).isFalse();
    }
}
