package org.qunli.notice.rumour;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "听说明天全市封城,真的假的|明天全市封城",
                "網上傳明天全市封城,求辟謠|明天全市封城",
                "有人说自来水被污染了 是不是谣言|自来水被污染了吗?",
                "Is it true that the water is contaminated?|They say the water is contaminated, can anyone confirm",
            })
    void words_around_a_claim_make_no_difference(String both) {
        String[] said = both.split("\\|");

        assertThat(Claim.of(said[0]).isNearly(Claim.of(said[1]))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "听说3号楼有阳性|听说5号楼有阳性",
                "明天全市封城|明天全市不封城",
                "明天全市封城|自来水被污染了",
                "the water is safe|the water is not safe",
            })
    void other_claims_are_kept_apart(String both) {
        String[] said = both.split("\\|");

        assertThat(Claim.of(said[0]).isLike(Claim.of(said[1]))).isFalse();
    }

    @Test
    void same_claim_in_other_words_is_like_it_and_not_nearly_it() {
        Claim one = Claim.of("听说明天开始全市封城不让出门");
        Claim other = Claim.of("明天起全市要封城不让出门了");

        assertThat(one.isLike(other)).isTrue();
        assertThat(one.isNearly(other)).isFalse();
    }
}
