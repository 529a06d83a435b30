package org.qunli.zone.sealing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.qunli.zone.wire.Wording;

/** Puts a zone's control into sentences, times in the district's own zone. */
final class ControlAnswer {

    private static final DateTimeFormatter ZH =
            DateTimeFormatter.ofPattern("yyyy年M月d日HH:mm", Locale.SIMPLIFIED_CHINESE);
    private static final DateTimeFormatter EN =
            DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);

    private final Zone zone;
    private final ZoneId timeZone;

    ControlAnswer(Zone zone, ZoneId timeZone) {
        this.zone = zone;
        this.timeZone = timeZone;
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
        return text.toString();
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
        return text.toString();
    }

    private String document(String before) {
        String number = zone.source().documentNumber();
        return number == null ? "" : before + number;
    }

    private String at(DateTimeFormatter format, Instant time) {
        return format.format(time.atZone(timeZone));
    }
}
