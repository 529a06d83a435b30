package org.qunli.notice.issue;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.qunli.kit.problem.Invalid;

/** What a draft must keep to, beyond the shape of its fields. */
final class DraftRules {

    /**
     * Tags, comments and script links. Front-ends of some channels render markup, and what they
     * would swallow or run is not what was signed. "37.3 < 38" is no markup.
     */
    private static final Pattern MARKUP =
            Pattern.compile("<\\s*[/!?]?\\s*[a-zA-Z][^<]*>|<!--|javascript:|&#?\\w{1,31};");

    /**
     * What can't be seen or turns the order of signs around: a copy with it would look the same and
     * be another text.
     */
    private static final Pattern UNSEEN =
            Pattern.compile(
                    "[\\p{Cc}&&[^\\n\\t]]|[\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]");

    private DraftRules() {}

    /** Answers the draft with the words that it says. */
    static NewNotice complete(NewNotice drafted) {
        checkTimes(drafted.effectiveAt(), drafted.onset(), drafted.expiresAt());
        checkSource(drafted.source());
        NoticeTargets targets = drafted.targets();
        if (!targets.buildings().isEmpty() && targets.zones().isEmpty()) {
            throw new Invalid("targets.buildings", "buildings-without-zones");
        }
        if (drafted.kind() == NoticeKind.TEST_RESULT) {
            return withCounts(drafted);
        }
        if (drafted.testResult() != null) {
            throw new Invalid("testResult", "counts-of-no-test");
        }
        checkTexts(drafted);
        return drafted;
    }

    private static NewNotice withCounts(NewNotice drafted) {
        if (drafted.testResult() == null) {
            throw new Invalid("testResult", "counts-missing");
        }
        if (!drafted.texts().isEmpty()) {
            throw new Invalid("texts", "words-in-test-result");
        }
        if (!drafted.attachments().isEmpty()) {
            throw new Invalid("attachments", "words-in-test-result");
        }
        drafted.testResult().check();
        return drafted.saying(drafted.testResult().texts());
    }

    private static void checkTimes(Instant from, Instant onset, Instant ends) {
        if (from != null && onset != null && onset.isBefore(from)) {
            throw new Invalid("onset", "onset-before-effect");
        }
        if (ends != null && from != null && !from.isBefore(ends)) {
            throw new Invalid("expiresAt", "expires-before-effect");
        }
        if (ends != null && onset != null && !onset.isBefore(ends)) {
            throw new Invalid("expiresAt", "expires-before-onset");
        }
    }

    private static void checkSource(NoticeSource source) {
        checkPlain("source.authority", source.authority());
        if (source.documentNumber() != null) {
            checkPlain("source.documentNumber", source.documentNumber());
        }
    }

    private static void checkTexts(NewNotice drafted) {
        if (drafted.texts().isEmpty()) {
            throw new Invalid("texts", "words-missing");
        }
        Set<Language> languages = new HashSet<>();
        int at = 0;
        for (NoticeText text : drafted.texts()) {
            if (!languages.add(text.language())) {
                throw new Invalid("texts", "language-twice", text.language());
            }
            checkPlain("texts[" + at + "].headline", text.headline());
            checkPlain("texts[" + at + "].body", text.body());
            at++;
        }
        for (int i = 0; i < drafted.attachments().size(); i++) {
            checkPlain("attachments[" + i + "].title", drafted.attachments().get(i).title());
        }
    }

    static void checkPlain(String field, String text) {
        if (MARKUP.matcher(text).find()) {
            throw new Invalid(field, "markup");
        }
        // Line ends of another system are no secret.
        if (UNSEEN.matcher(text.replace("\r\n", "\n")).find()) {
            throw new Invalid(field, "unseen-signs");
        }
    }
}
