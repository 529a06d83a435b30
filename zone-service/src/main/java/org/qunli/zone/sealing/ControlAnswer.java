package org.qunli.zone.sealing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.qunli.zone.wire.Wording;

/** Puts a zone's control into sentences, times in the district's own zone. */
final class ControlAnswer {

    private static final DateTimeFormatter ZH =
            DateTimeFormatter.ofPattern("yyyy年M月d日HH:mm", Locale.SIMPLIFIED_CHINESE);
    private static final DateTimeFormatter EN =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);

    /** Earlier promises that the text names; the whole history stands beside it. */
    private static final int NAMED = 3;

    private final Zone zone;
    private final ZoneId timeZone;
    private final List<Promise> promises;
    private final List<ControlChange> upcoming;

    /**
     * @param applied the zone's applied changes in the order in which they took effect
     * @param upcoming what is announced for later, soonest first
     */
    ControlAnswer(
            Zone zone, ZoneId timeZone, List<ControlChange> applied, List<ControlChange> upcoming) {
        this.zone = zone;
        this.timeZone = timeZone;
        this.promises = Promise.of(applied);
        this.upcoming = upcoming;
    }

    ControlView view() {
        return new ControlView(
                zone.id(),
                zone.level(),
                zone.status(),
                zone.expectedLiftAt(),
                zone.effectiveAt(),
                zone.reason(),
                zone.source(),
                promises,
                upcoming.stream().map(ControlView.Upcoming::of).toList(),
                new Wording(chinese(), english()));
    }

    private String chinese() {
        StringBuilder text = new StringBuilder(zone.name().zh());
        String since = at(ZH, zone.effectiveAt());
        String level = zone.level().localName().zh();
        switch (zone.status()) {
            case PLANNED -> text.append("拟设为").append(level).append("。");
            case ACTIVE -> {
                text.append("自").append(since).append("起为").append(level).append(",");
                text.append(
                        zone.expectedLiftAt() == null
                                ? "解除时间尚未确定。"
                                : "预计" + at(ZH, zone.expectedLiftAt()) + "解除。");
            }
            case LIFTED -> text.append("已于").append(since).append("解除管控。");
        }
        if (zone.reason() != null) {
            text.append("原因:").append(zone.reason().zh()).append("。");
        }
        if (zone.source() != null) {
            text.append("依据:").append(zone.source().authority());
            text.append(document(" ")).append("。");
        }
        upcoming.forEach(change -> text.append(comingInChinese(change)));
        String earlier =
                earlier().stream()
                        .map(
                                promise ->
                                        at(ZH, promise.expectedLiftAt())
                                                + "("
                                                + at(ZH, promise.announcedAt())
                                                + "公布)")
                        .collect(Collectors.joining("、"));
        return earlier.isEmpty()
                ? text.toString()
                : text.append("此前公布的预计解除时间:").append(earlier).append("。").toString();
    }

    private String comingInChinese(ControlChange change) {
        List<String> parts = new ArrayList<>();
        if (change.status() == ZoneStatus.LIFTED) {
            parts.add("解除管控");
        } else if (change.status() == ZoneStatus.ACTIVE && zone.status() == ZoneStatus.PLANNED) {
            parts.add("开始管控");
        }
        if (change.level() != null) {
            parts.add("调整为" + change.level().localName().zh());
        }
        if (change.expectedLiftAt() != null) {
            parts.add("预计解除时间改为" + at(ZH, change.expectedLiftAt()));
        } else if (change.takesLiftBack()) {
            parts.add("解除时间另行通知");
        }
        return "已公布:自"
                + at(ZH, change.effectiveAt())
                + "起"
                + String.join(",", parts)
                + "(原因:"
                + change.reason().zh()
                + ")。";
    }

    private String english() {
        StringBuilder text = new StringBuilder(zone.name().en());
        String since = at(EN, zone.effectiveAt());
        String level = zone.level().localName().en();
        switch (zone.status()) {
            case PLANNED -> text.append(" is planned as a ").append(level).append(".");
            case ACTIVE -> {
                text.append(" has been a ").append(level).append(" since ").append(since);
                text.append(
                        zone.expectedLiftAt() == null
                                ? "; when it will be lifted is not yet known."
                                : "; it is expected to be lifted on "
                                        + at(EN, zone.expectedLiftAt())
                                        + ".");
            }
            case LIFTED -> text.append(" was lifted on ").append(since).append(".");
        }
        if (zone.reason() != null) {
            text.append(" Reason: ").append(zone.reason().en()).append(".");
        }
        if (zone.source() != null) {
            text.append(" Source: ").append(zone.source().authority());
            text.append(document(", ")).append(".");
        }
        upcoming.forEach(change -> text.append(comingInEnglish(change)));
        String earlier =
                earlier().stream()
                        .map(
                                promise ->
                                        at(EN, promise.expectedLiftAt())
                                                + " (announced "
                                                + at(EN, promise.announcedAt())
                                                + ")")
                        .collect(Collectors.joining("; "));
        return earlier.isEmpty()
                ? text.toString()
                : text.append(" Expected before: ").append(earlier).append(".").toString();
    }

    private String comingInEnglish(ControlChange change) {
        List<String> parts = new ArrayList<>();
        if (change.status() == ZoneStatus.LIFTED) {
            parts.add("it is lifted");
        } else if (change.status() == ZoneStatus.ACTIVE && zone.status() == ZoneStatus.PLANNED) {
            parts.add("its closure begins");
        }
        if (change.level() != null) {
            parts.add("it becomes a " + change.level().localName().en());
        }
        if (change.expectedLiftAt() != null) {
            parts.add("the expected lift moves to " + at(EN, change.expectedLiftAt()));
        } else if (change.takesLiftBack()) {
            parts.add("when it will be lifted is no longer known");
        }
        return " Announced for "
                + at(EN, change.effectiveAt())
                + ": "
                + String.join(", ", parts)
                + " (reason: "
                + change.reason().en()
                + ").";
    }

    /** The latest promises that hold no more, oldest first. */
    private List<Promise> earlier() {
        List<Promise> past =
                promises.stream()
                        .filter(promise -> promise.until() != null)
                        .filter(promise -> promise.expectedLiftAt() != null)
                        .filter(promise -> !promise.expectedLiftAt().equals(zone.expectedLiftAt()))
                        .toList();
        return past.subList(Math.max(0, past.size() - NAMED), past.size());
    }

    private String document(String before) {
        String number = zone.source().documentNumber();
        return number == null ? "" : before + number;
    }

    private String at(DateTimeFormatter format, Instant time) {
        return format.format(time.atZone(timeZone));
    }
}
