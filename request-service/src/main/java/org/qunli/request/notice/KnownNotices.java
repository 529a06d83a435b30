package org.qunli.request.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Recognises published notices of a district in what people write, by their text or their code. */
@ApplicationScoped
public class KnownNotices {

    /** "Water is off" is nobody's copy of a notice, however alike. */
    private static final int SHORTEST = 24;

    private static final double ALIKE = 0.4;

    private static final double PART = 0.75;

    /** Words of one's own around a code stay few. */
    private static final int AROUND_CODE = 60;

    private static final Pattern CODE =
            Pattern.compile("(?<![0-9A-Za-z])([0-9A-Za-z]{4})-?([0-9A-Za-z]{4})(?![0-9A-Za-z])");

    private final Jdbi jdbi;

    KnownNotices(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A notice recognised in a text.
     *
     * @param exact whether all its words are there, unchanged, or its code alone was named
     */
    public record Sighting(UUID noticeId, boolean exact) {}

    /** A published text; public for the mapper only. */
    public record Published(UUID notice, String body, String whole) {}

    /** The notice of the district that the text repeats, if it does. */
    public Optional<Sighting> seen(String district, String text) {
        if (text.length() < 8) {
            return Optional.empty();
        }
        var print = NoticePrint.of(text);
        var byText =
                print.length() < SHORTEST ? Optional.<Sighting>empty() : alike(district, print);
        return byText.isPresent() ? byText : byCode(district, text, print);
    }

    private Optional<Sighting> alike(String district, NoticePrint print) {
        return candidates(district, print).stream()
                .map(published -> sighting(published, print))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(sighting -> !sighting.exact()));
    }

    private static Optional<Sighting> sighting(Published published, NoticePrint print) {
        if (print.holds(List.of(published.whole(), published.body()))) {
            return Optional.of(new Sighting(published.notice(), true));
        }
        var whole = NoticePrint.of(published.whole());
        boolean alike = whole.resemblance(print) >= ALIKE || print.within(whole) >= PART;
        return alike ? Optional.of(new Sighting(published.notice(), false)) : Optional.empty();
    }

    private List<Published> candidates(String district, NoticePrint print) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select notice, body, whole from known_notice
                                        where district = :district and bands && :bands
                                        order by published_at desc
                                        limit 20
                                        """)
                                .bind("district", district)
                                .bindArray("bands", Integer.class, (Object[]) print.bands())
                                .map(ConstructorMapper.of(Published.class))
                                .list());
    }

    private Optional<Sighting> byCode(String district, String text, NoticePrint print) {
        var matcher = CODE.matcher(text);
        if (print.length() > AROUND_CODE || !matcher.find()) {
            return Optional.empty();
        }
        var code = (matcher.group(1) + matcher.group(2)).toUpperCase(Locale.ROOT);
        return jdbi.withHandle(
                        handle ->
                                handle.createQuery(
                                                """
                                                select notice from known_notice
                                                where district = :district and code = :code
                                                limit 1
                                                """)
                                        .bind("district", district)
                                        .bind("code", code)
                                        .mapTo(UUID.class)
                                        .findOne())
                .map(notice -> new Sighting(notice, true));
    }
}
