package org.qunli.request.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What officers promise in time; all is said on a Tuesday at 10:00 in Shanghai. */
class PromiseTest {

    private static final LexiconReader READER = new LexiconReader();

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Instant SAID =
            LocalDateTime.parse("2022-11-22T10:00").atZone(ZONE).toInstant();

    private static Reading read(String text) {
        return READER.read(new Utterance(text, Speaker.OFFICER, true, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "药店的人在入户采样,一小时后送到 | 2022-11-22T11:00",
                "半小时内送到 | 2022-11-22T10:30",
                "大概一个小时 | 2022-11-22T11:00",
                "要等两小时左右 | 2022-11-22T12:00",
                "20分钟后到 | 2022-11-22T10:20",
                "二十分钟内处理 | 2022-11-22T10:20",
                "一个半小时后恢复 | 2022-11-22T11:30",
                "請再等兩個小時 | 2022-11-22T12:00",
                "今晚8点前会来电 | 2022-11-22T20:00",
                "明天上午九点半送来 | 2022-11-23T09:30",
                "明天上午给您送 | 2022-11-23T12:00",
                "下午3点统一发 | 2022-11-22T15:00",
                "后天才有货 | 2022-11-24T22:00",
                "周五上午安排 | 2022-11-25T12:00",
                "We'll be there within an hour | 2022-11-22T11:00",
                "in 20 minutes | 2022-11-22T10:20",
                "half an hour or so, give me half an hour | 2022-11-22T10:30",
                "tomorrow morning at 9 | 2022-11-23T09:00",
                "It will be fixed by tomorrow morning | 2022-11-23T12:00",
                "It should be back at 8 pm | 2022-11-22T20:00",
                "We deliver it tonight | 2022-11-22T22:00",
            })
    void officers_promise_a_time(String text, LocalDateTime promised) {
        var reading = read(text);
        assertThat(reading.intent()).isEqualTo(Intent.ANSWER);
        assertThat(reading.promise()).isNotNull();
        assertThat(reading.promise().at(SAID, ZONE)).isEqualTo(promised.atZone(ZONE).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "我问一下医院再回复您",
                "您等了一小时了,抱歉",
                "药送到了",
                "99点",
                "请把您的门牌号发我",
                "早上好",
                "The plumber is on his way",
            })
    void other_words_promise_none(String text) {
        assertThat(read(text).promise()).isNull();
    }

    @Test
    void a_resident_promises_nothing() {
        var reading = READER.read(new Utterance("我一小时后去拿", Speaker.RESIDENT, false, true));
        assertThat(reading.promise()).isNull();
    }
}
