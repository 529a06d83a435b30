package org.qunli.notice.authenticity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qunli.notice.authenticity.VerificationView.Difference;
import org.qunli.notice.authenticity.VerificationView.Match;
import org.qunli.notice.authenticity.VerificationView.Result;
import org.qunli.notice.authenticity.VerificationView.Standing;
import org.qunli.notice.issue.Notice;
import org.qunli.notice.issue.NoticeCode;
import org.qunli.notice.issue.NoticeStatus;
import org.qunli.notice.issue.NoticeView;
import org.qunli.notice.issue.Notices;
import org.qunli.notice.wording.Wording;
import org.qunli.notice.wording.Wording.Likeness;

/** Finds what a code or a text is, and says how it differs. */
@ApplicationScoped
class Verifier {

    /** A text with a code under it, as we write it, or as somebody typed it off. */
    private static final Pattern CODED =
            Pattern.compile("(?i)(?:核对码|核對碼|\\bcode)[\\s::]*([0-9a-z][0-9a-z -]{6,10}[0-9a-z])");

    private static final int CANDIDATES = 10;

    /** Signs below which a text is too common to be recognised by its words. */
    private static final int SHORTEST = 8;

    /** Runs of signs that a copy must share with an original, and the share of either of them. */
    private static final int SHARED = 8;

    private static final double LIKE = 0.5;

    private final Notices notices;

    private final Imprints imprints;

    Verifier(Notices notices, Imprints imprints) {
        this.notices = notices;
        this.imprints = imprints;
    }

    VerificationView verify(NoticeInQuestion asked, Instant now) {
        boolean coded = asked.code() != null && !asked.code().isBlank();
        boolean worded = asked.text() != null && !asked.text().isBlank();
        Optional<Notice> byCode = coded ? byCode(asked.code()) : Optional.empty();
        if (worded) {
            return byText(asked.text(), byCode.or(() -> codeIn(asked.text())), now);
        }
        return byCode.map(notice -> answer(Result.GENUINE, Match.CODE, notice, now))
                .orElseGet(
                        () ->
                                VerificationView.unknown(
                                        coded && NoticeCode.read(asked.code()).isEmpty()
                                                ? true
                                                : null));
    }

    private Optional<Notice> byCode(String typed) {
        // Codes of old have no sign that checks them, and are taken as they stand.
        return notices.published(NoticeCode.plain(typed))
                .or(() -> NoticeCode.read(typed).flatMap(notices::published));
    }

    private Optional<Notice> codeIn(String text) {
        Matcher found =
                CODED.matcher(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC));
        Optional<Notice> last = Optional.empty();
        while (found.find()) {
            Optional<Notice> notice = byCode(found.group(1));
            last = notice.isPresent() ? notice : last;
        }
        return last;
    }

    private VerificationView byText(String text, Optional<Notice> coded, Instant now) {
        Wording copy = Wording.of(text);
        List<Original> originals = new ArrayList<>();
        coded.ifPresent(notice -> originals.addAll(Original.of(notice)));
        for (Original original : originals) {
            if (original.isExactly(copy)) {
                return exact(original, Match.EXACT, now);
            }
            if (original.isShortenedTo(text)) {
                return exact(original, Match.SHORTENED, now);
            }
        }
        if (coded.isEmpty() && copy.length() >= SHORTEST) {
            for (Notice notice : byIds(imprints.exactly(copy))) {
                return Original.of(notice).stream()
                        .filter(o -> o.isExactly(copy))
                        .findFirst()
                        .map(o -> exact(o, Match.EXACT, now))
                        .orElseGet(() -> answer(Result.GENUINE, Match.EXACT, notice, now));
            }
            byIds(imprints.near(copy, CANDIDATES))
                    .forEach(notice -> originals.addAll(Original.of(notice)));
        }
        return originals.stream()
                .max(Comparator.comparingDouble(o -> copy.to(o.plain()).both()))
                .filter(o -> coded.isPresent() || isLike(copy.to(o.plain())))
                .map(o -> altered(o, text, coded.isPresent(), now))
                .orElseGet(() -> VerificationView.unknown(null));
    }

    private static boolean isLike(Likeness likeness) {
        return likeness.shared() >= SHARED
                && Math.max(likeness.ofMine(), likeness.ofTheirs()) >= LIKE;
    }

    private List<Notice> byIds(List<UUID> ids) {
        return ids.stream()
                .map(notices::findByIdOptional)
                .flatMap(Optional::stream)
                .filter(notice -> notice.status().isPublic())
                .toList();
    }

    private static VerificationView exact(Original original, Match match, Instant now) {
        return new VerificationView(
                Result.GENUINE,
                match,
                standing(original.notice(), now),
                null,
                original.language(),
                null,
                NoticeView.of(original.notice()));
    }

    private static VerificationView answer(Result result, Match match, Notice notice, Instant now) {
        return new VerificationView(
                result, match, standing(notice, now), null, null, null, NoticeView.of(notice));
    }

    private static VerificationView altered(
            Original original, String copy, boolean coded, Instant now) {
        String said = coded && original.said() != null ? original.said() : original.words();
        List<Difference> differences = Comparison.of(said, copy);
        return new VerificationView(
                Result.ALTERED,
                coded ? Match.CODE : Match.SIMILAR,
                standing(original.notice(), now),
                null,
                original.language(),
                differences,
                NoticeView.of(original.notice()));
    }

    private static Standing standing(Notice notice, Instant now) {
        if (notice.status() == NoticeStatus.CANCELLED) {
            return Standing.WITHDRAWN;
        }
        if (notice.replacedBy() != null) {
            return Standing.REPLACED;
        }
        if (notice.expiresAt() != null && !now.isBefore(notice.expiresAt())) {
            return Standing.EXPIRED;
        }
        Instant from = notice.content().effectiveAt();
        return from != null && now.isBefore(from) ? Standing.NOT_YET_EFFECTIVE : Standing.IN_FORCE;
    }
}
