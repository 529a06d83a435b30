package org.qunli.notice.authenticity;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.qunli.notice.authenticity.VerificationView.Difference;
import org.qunli.notice.wording.Wording;

/** What differs between an original and a copy, sentence by sentence. */
final class Comparison {

    /** Behind a sentence's end, in Chinese or English, but not within 1.5. */
    private static final String ENDS = "(?<=[。!?;;\\n])|(?<=[.!?;,,、:])(?=\\s)|(?<=[,,、])";

    /** Sentences of either side that are compared; what is behind them is one more difference. */
    private static final int MOST = 400;

    private static final int SHOWN = 50;

    private Comparison() {}

    /** In the order of the original; what differs in signs that make no difference is the same. */
    static List<Difference> of(String original, String copy) {
        List<String> said = sentences(original);
        List<String> given = sentences(copy);
        List<String> plainSaid = said.stream().map(s -> Wording.of(s).plain()).toList();
        List<String> plainGiven = given.stream().map(s -> Wording.of(s).plain()).toList();
        List<Difference> differences = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(plainSaid, plainGiven).getDeltas()) {
            String before = part(said, delta.getSource().getPosition(), delta.getSource().size());
            String after = part(given, delta.getTarget().getPosition(), delta.getTarget().size());
            differences.add(difference(before, after));
            if (differences.size() == SHOWN) {
                break;
            }
        }
        return differences;
    }

    private static Difference difference(String before, String after) {
        if (before.isEmpty()) {
            return new Difference(Difference.Kind.ADDED, null, after);
        }
        if (after.isEmpty()) {
            return new Difference(Difference.Kind.MISSING, before, null);
        }
        return new Difference(Difference.Kind.CHANGED, before, after);
    }

    private static String part(List<String> sentences, int from, int size) {
        return String.join("", sentences.subList(from, from + size)).strip();
    }

    private static List<String> sentences(String text) {
        List<String> all =
                Arrays.stream(text.split(ENDS))
                        .filter(s -> !Wording.of(s).plain().isEmpty())
                        .toList();
        if (all.size() <= MOST) {
            return all;
        }
        List<String> some = new ArrayList<>(all.subList(0, MOST));
        some.add(String.join("", all.subList(MOST, all.size())));
        return some;
    }
}
