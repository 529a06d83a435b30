package org.qunli.supervision.desk;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qunli.kit.identity.ChatId;
import org.qunli.supervision.place.Channels;
import org.qunli.supervision.place.Places;

/** The desks. */
@ApplicationScoped
public class Desks implements PanacheRepositoryBase<Desk, String> {

    private final Places places;

    private final Channels channels;

    Desks(Places places, Channels channels) {
        this.places = places;
        this.channels = channels;
    }

    /** Whether a group's bot speaks on that channel. */
    boolean isOfGroup(DeskChat person) {
        return channels.routes().serveGroup(person.chatId());
    }

    /** The headquarters of these districts, by district; a district may have none. */
    public Map<String, Desk> headquarters(Collection<String> districts) {
        return list("kind = ?1 and district in ?2", DeskKind.HEADQUARTERS, districts).stream()
                .collect(Collectors.toMap(Desk::district, Function.identity()));
    }

    /** Departments of these districts that have taken on any kind of matter. */
    public List<Desk> departments(Collection<String> districts) {
        return list("kind = ?1 and district in ?2", DeskKind.DEPARTMENT, districts).stream()
                .filter(desk -> !desk.categories().isEmpty())
                .toList();
    }

    /**
     * The ways on which a desk is told something at this moment, the best first; on each, everybody
     * named is told in private. While it is open: its own people, and only if none of them is
     * reached, as at night. While it is closed: those on call one after another, never by a group's
     * bot, then the night's desk as that one is reached, at last its own people after all: a word
     * that waits is better than none.
     */
    public List<List<ChatId>> ways(Desk desk, Instant at) {
        List<List<ChatId>> ways = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        Channels.Routes routes = channels.routes();
        ZonedDateTime local = at.atZone(places.timeZone(desk.district()));
        if (desk.isOpen(local)) {
            ways.add(chatIds(desk.chats()));
        }
        byNight(desk, local, routes, asked, ways);
        ways.add(chatIds(desk.chats()));
        Set<ChatId> told = new LinkedHashSet<>();
        List<List<ChatId>> left = new ArrayList<>();
        for (List<ChatId> way : ways) {
            List<ChatId> people = way.stream().filter(routes::reach).filter(told::add).toList();
            if (!people.isEmpty()) {
                left.add(people);
            }
        }
        return left;
    }

    private void byNight(
            Desk desk,
            ZonedDateTime local,
            Channels.Routes routes,
            Set<String> asked,
            List<List<ChatId>> ways) {
        if (!asked.add(desk.code())) {
            return;
        }
        desk.onCall().stream()
                .map(DeskChat::chatId)
                .filter(person -> !routes.serveGroup(person))
                .forEach(person -> ways.add(List.of(person)));
        Desk other = desk.nightDesk() == null ? null : findById(desk.nightDesk());
        if (other != null) {
            if (other.isOpen(local)) {
                ways.add(chatIds(other.chats()));
            }
            byNight(other, local, routes, asked, ways);
        }
    }

    private static List<ChatId> chatIds(List<DeskChat> chats) {
        return chats.stream().map(DeskChat::chatId).toList();
    }
}
