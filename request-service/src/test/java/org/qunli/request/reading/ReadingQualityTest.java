package org.qunli.request.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures of quality goal P8. They are printed, so that a change of the lexicon shows. */
class ReadingQualityTest {

    private static final LexiconReader READER = new LexiconReader();

    private static final int WARM_UP = 10;

    @ParameterizedTest
    @ValueSource(strings = {"reading/dev", "reading/dev2", "reading/dev3", "reading/heldout"})
    void needs_and_talk_are_told_apart(String set) throws URISyntaxException {
        meetsTheGoals(set, Sample.of(file(set)), 0.10);
    }

    /** Harder than what people write on most days: the goals aren't reached yet on all of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "reading/heldout2",
                "evaluation/messages-tuned",
                "evaluation/messages-held-back"
            })
    void hard_messages_are_read_no_worse_than_before(String set) throws URISyntaxException {
        var quality = quality(set, Sample.of(file(set)));
        assertThat(quality.urgentRecognised()).as("urgent recognised").isGreaterThanOrEqualTo(0.85);
        assertThat(quality.needsRecognised()).as("needs recognised").isGreaterThanOrEqualTo(0.93);
        assertThat(quality.talkOpened()).as("talk wrongly opened").isLessThanOrEqualTo(0.2);
        assertThat(quality.categoryRight()).as("category right").isGreaterThanOrEqualTo(0.75);
        assertThat(quality.falselyUrgent()).as("wrongly urgent").isLessThanOrEqualTo(0.1);
    }

    /** The goals aren't reached on what nobody tuned for: no build may be further from them. */
    @Test
    void fresh_messages_are_read_no_worse_than_when_they_were_new() throws URISyntaxException {
        var set = "evaluation/messages-held-back-2";
        var quality = quality(set, Sample.of(file(set)));
        assertThat(quality.urgentRecognised()).as("urgent recognised").isGreaterThanOrEqualTo(0.9);
        assertThat(quality.needsRecognised()).as("needs recognised").isGreaterThanOrEqualTo(0.88);
        assertThat(quality.talkOpened()).as("talk wrongly opened").isLessThanOrEqualTo(0.25);
        assertThat(quality.categoryRight()).as("category right").isGreaterThanOrEqualTo(0.68);
        assertThat(quality.falselyUrgent()).as("wrongly urgent").isLessThanOrEqualTo(0.1);
    }

    private static Quality quality(String name, List<Sample> samples) {
        var quality = new Quality(name, samples, READER);
        System.out.println(quality.report());
        if (!name.contains("held")) {
            list(name, quality.misread());
        }
        return quality;
    }

    /** For whoever tunes the rules. */
    private static void list(String name, List<String> misread) {
        try {
            var file = Path.of("target", "misread", name.replace('/', '-') + ".txt");
            Files.createDirectories(file.getParent());
            Files.write(file, misread);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_published_sample_is_read() {
        var sample =
                Stream.of("../../shared/data/messages.tsv", "../shared/data/messages.tsv")
                        .map(Path::of)
                        .filter(Files::exists)
                        .findFirst();
        assumeTrue(sample.isPresent(), "the sample isn't part of this repository");
        // Nine lines of talk: one of them is a ninth.
        meetsTheGoals("sample", Sample.of(sample.get()), 0.12);
    }

    private static void meetsTheGoals(String name, List<Sample> samples, double talk) {
        var quality = quality(name, samples);
        assertThat(quality.urgentRecognised()).as("urgent recognised").isEqualTo(1);
        assertThat(quality.needsRecognised()).as("needs recognised").isGreaterThanOrEqualTo(0.95);
        assertThat(quality.talkOpened()).as("talk wrongly opened").isLessThanOrEqualTo(talk);
        assertThat(quality.categoryRight()).as("category right").isGreaterThanOrEqualTo(0.85);
        assertThat(quality.falselyUrgent()).as("wrongly urgent").isLessThanOrEqualTo(0.05);
    }

    @Test
    void a_message_takes_a_fraction_of_a_millisecond() throws URISyntaxException {
        var utterances = new ArrayList<Utterance>();
        for (var set : List.of("reading/dev", "reading/heldout")) {
            Sample.of(file(set)).forEach(sample -> utterances.add(sample.utterance()));
        }
        var nanos = new long[utterances.size()];
        for (int round = 0; round <= WARM_UP; round++) {
            for (int i = 0; i < nanos.length; i++) {
                long start = System.nanoTime();
                READER.read(utterances.get(i));
                nanos[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        double median = nanos[nanos.length / 2] / 1e6;
        System.out.printf(
                "median %.3f ms, p99 %.3f ms%n", median, nanos[nanos.length * 99 / 100] / 1e6);
        // The goal is 0.2 ms; a busy build machine gets ten times as long.
        assertThat(median).isLessThanOrEqualTo(2);
    }

    private static Path file(String set) throws URISyntaxException {
        return Path.of(ReadingQualityTest.class.getResource("/" + set + ".tsv").toURI());
    }
}
