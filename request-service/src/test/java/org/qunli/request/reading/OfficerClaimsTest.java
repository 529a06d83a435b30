package org.qunli.request.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfficerClaimsTest {

    private static final OfficerClaims CLAIMS = new OfficerClaims(new LexiconReader());

    @Test
    void introduction_tells_post_name_and_phone() {
        assertThat(CLAIMS.read("大家好,我是溪美街道林志远,负责药品,电话 0595-86001234"))
                .contains(new OfficerClaims.Claim("TOWNSHIP_CADRE", "林志远", "0595-86001234"));
        assertThat(CLAIMS.read("各位邻居好,我是社区民警王强,手机号139 0000 1111,治安方面的问题找我"))
                .contains(new OfficerClaims.Claim("POLICE_OFFICER", "王强", "139 0000 1111"));
        assertThat(CLAIMS.read("大家好,我是負責本棟的志工阿明,電話13500002222,送菜送藥找我"))
                .contains(new OfficerClaims.Claim("VOLUNTEER", "阿明", "13500002222"));
        assertThat(
                        CLAIMS.read(
                                "Hello everyone, I'm Chen Ming from the township, my phone is 138"
                                        + " 0013 8000, contact me any time about supplies"))
                .contains(new OfficerClaims.Claim("TOWNSHIP_CADRE", "Chen Ming", "138 0013 8000"));
        assertThat(
                        CLAIMS.read(
                                "Hi, this is Dr. Wang, the community doctor. Call me on 13700003333"))
                .map(OfficerClaims.Claim::post)
                .contains("MEDICAL_WORKER");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "我是8栋的",
                "我是8栋的,电话13800138000,有人一起团购吗",
                "我是8栋1203的陈先生,我是护士,药吃完了,电话13800138000",
                "我是3单元的业主,电话13800138000",
                "我是医生,家里没米了,电话13800138000",
                "请问哪位是负责药品的?我是12号楼的,电话13800138000",
                "我是督导组的李明,街道的事情可以联系我,电话13800138000",
                "I am from building 8, my phone is 13800138000, call the doctor",
                "I'm a nurse and I live here, call me 13800138000",
                "I am the supervisor of the township team, contact me 13800138000",
                "大家好",
                "街道什么时候来消杀",
                "网格员电话13800138000",
                ""
            })
    void residents_supervisors_and_talk_are_no_introduction(String text) {
        assertThat(CLAIMS.read(text)).isEmpty();
    }
}
