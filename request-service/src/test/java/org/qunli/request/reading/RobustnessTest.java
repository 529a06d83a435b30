package org.qunli.request.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RobustnessTest {

    private static final LexiconReader READER = new LexiconReader();

    /** Nanoseconds below which a reading isn't told from noise. */
    private static final long MEASURABLE = 10_000_000;

    private static Reading read(String text) {
        return READER.read(new Utterance(text, Speaker.RESIDENT, false, false));
    }

    @ParameterizedTest
    @EnumSource(Speaker.class)
    void no_text_is_talk(Speaker speaker) {
        for (var text : new String[] {null, "", "  \n\t", "\u200b\u200d\ufeff", "\u202e\u202c"}) {
            assertThat(READER.read(new Utterance(text, speaker, false, true)).intent())
                    .isEqualTo(Intent.TALK);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "😂😂😂",
                "👍🏽",
                "👨‍👩‍👧",
                "🇨🇳",
                "?!。,……",
                "\ud83d",
                "\u0000",
                "0",
                "١٢٣"
            })
    void emoji_marks_and_broken_pairs_are_talk(String text) {
        assertThat(read(text).intent()).isEqualTo(Intent.TALK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "我\u200b的药\u200d吃完了,怎么办",
                "\u202e我的药吃完了,怎么办\u202c",
                "\ufeff我的药吃完了😭😭怎么办",
                "我的藥吃完了,怎麼辦?",
                "我的药 吃完了 怎么办",
            })
    void invisible_marks_emoji_and_script_change_nothing(String text) {
        assertThat(read(text).intent()).isEqualTo(Intent.REQUEST);
        assertThat(read(text).category()).isEqualTo(Category.MEDICINE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "药",
                "我的药吃完了,怎么办?",
                "没有",
                "a",
                "help ",
                "没~收",
                "1",
                "明天上午9点",
                " ",
                "(((((",
                "ambulence "
            })
    void four_times_the_text_takes_hardly_more_than_four_times_the_work(String piece) {
        for (var speaker : Speaker.values()) {
            long short16 = work(piece, 16 * 1024, speaker);
            long long64 = work(piece, 64 * 1024, speaker);
            assertThat(long64).isLessThan(10 * Math.max(short16, MEASURABLE));
        }
    }

    /** The least processor time of three readings, so that a busy machine tells the same. */
    private static long work(String piece, int length, Speaker speaker) {
        var utterance =
                new Utterance(piece.repeat(length / piece.length() + 1), speaker, true, true);
        var threads = ManagementFactory.getThreadMXBean();
        return IntStream.range(0, 3)
                .mapToLong(
                        round -> {
                            long before = threads.getCurrentThreadCpuTime();
                            READER.read(utterance);
                            return threads.getCurrentThreadCpuTime() - before;
                        })
                .min()
                .orElseThrow();
    }

    @Test
    void one_reader_serves_many_threads() {
        var wrong =
                IntStream.range(0, 2_000)
                        .parallel()
                        .filter(
                                i ->
                                        read(i % 2 == 0 ? "垃圾没人收" : "早上好").intent()
                                                != (i % 2 == 0 ? Intent.REQUEST : Intent.TALK))
                        .count();
        assertThat(wrong).isZero();
    }
}
