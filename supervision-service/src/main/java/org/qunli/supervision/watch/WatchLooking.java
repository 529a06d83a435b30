package org.qunli.supervision.watch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.qunli.kit.json.Json;
import org.qunli.kit.paging.Cursors;
import org.qunli.kit.paging.ETags;
import org.qunli.kit.problem.NotFound;
import org.qunli.supervision.place.Talk;
import org.qunli.supervision.place.Zone;

/** What a stream says at each look: only what is new to it. */
@ApplicationScoped
class WatchLooking {

    private static final String LINES = "watch-lines";

    private static final int PAGE = 100;

    private final Sight sight;

    private final WatchReader reader;

    private final Talk talk;

    private final Cursors cursors;

    private final Clock clock;

    WatchLooking(Sight sight, WatchReader reader, Talk talk, Cursors cursors, Clock clock) {
        this.sight = sight;
        this.reader = reader;
        this.talk = talk;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** The board whenever it is another. */
    Supplier<List<WatchStream.News>> board(Seer seer, Tidemark mark, String lastId) {
        AtomicReference<String> shown = new AtomicReference<>(lastId);
        return () -> {
            List<Zone> zones = sight.zones(seer);
            mark.follow(zones.stream().map(Zone::id).collect(Collectors.toSet()));
            Instant now = clock.instant();
            WatchBoard board = reader.board(zones, null, PAGE, now);
            return ifOther(shown, "board", Json.write(board.timeless()), Json.write(board));
        };
    }

    /** The story whenever it is another. */
    Supplier<List<WatchStream.News>> story(Seer seer, UUID request, String lastId) {
        AtomicReference<String> shown = new AtomicReference<>(lastId);
        return () -> {
            require(seer, reader.zoneOf(request));
            String story =
                    Json.write(reader.story(request, clock.instant()).orElseThrow(NotFound::new));
            return ifOther(shown, "story", story, story);
        };
    }

    private static List<WatchStream.News> ifOther(
            AtomicReference<String> shown, String name, String timeless, String json) {
        String tag = ETags.weak(timeless).getValue();
        return tag.equals(shown.getAndSet(tag))
                ? List.of()
                : List.of(new WatchStream.News(tag, name, json));
    }

    /** The newest lines, then each as it is heard. */
    Supplier<List<WatchStream.News>> talk(Seer seer, UUID zone, String lastId) {
        AtomicLong heard = new AtomicLong(lastId == null ? -1 : seq(lastId));
        return () -> {
            require(seer, zone);
            List<Talk.Line> lines =
                    heard.get() < 0 ? newest(zone) : talk.heardAfter(zone, heard.get(), PAGE);
            heard.set(
                    lines.stream()
                            .mapToLong(Talk.Line::seq)
                            .max()
                            .orElse(Math.max(0, heard.get())));
            return lines.stream()
                    .map(
                            line ->
                                    new WatchStream.News(
                                            cursors.seal(LINES, List.of("" + line.seq())),
                                            "line",
                                            Json.write(TalkLine.of(line))))
                    .toList();
        };
    }

    private List<Talk.Line> newest(UUID zone) {
        List<Talk.Line> lines = new ArrayList<>(talk.heardLast(zone, PAGE));
        Collections.reverse(lines);
        return lines;
    }

    private long seq(String id) {
        return Long.parseLong(cursors.open(LINES, id).get(0));
    }

    private void require(Seer seer, UUID zone) {
        if (!sight.sees(seer, zone)) {
            throw new NotFound();
        }
    }
}
