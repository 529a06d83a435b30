package org.qunli.notice.cap;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.qunli.notice.issue.Language;
import org.qunli.notice.issue.NewNotice;
import org.qunli.notice.issue.Notice;
import org.qunli.notice.issue.NoticeText;

/** Writes the newest notices as an Atom feed (RFC 4287) that leads to their alerts. */
@ApplicationScoped
class CapFeed {

    static final String ALERT = "application/cap+xml";

    private static final String ATOM = "application/atom+xml";

    private static final String PATH = "/cap/v1.2/";

    private final CapConfig config;

    CapFeed(CapConfig config) {
        this.config = config;
    }

    /**
     * The feed.
     *
     * @param district of which alone, or null for all
     * @param notices newest first
     */
    String of(String district, List<Notice> notices) {
        Feed feed = new Feed("atom_1.0");
        feed.setId("urn:qunli:cap" + (district == null ? "" : ":" + district));
        feed.setTitle("群里通告 Qunli notices" + (district == null ? "" : " " + district));
        feed.setUpdated(
                Date.from(
                        notices.stream()
                                .map(CapFeed::updated)
                                .max(Instant::compareTo)
                                .orElse(Instant.EPOCH)));
        String query = district == null ? "" : "?district=" + district;
        feed.setOtherLinks(List.of(link("self", ATOM, "feed.atom" + query)));
        feed.setAuthors(List.of(person("Qunli")));
        feed.setEntries(notices.stream().map(this::entry).toList());
        try {
            return new WireFeedOutput().outputString(feed, true);
        } catch (FeedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Entry entry(Notice notice) {
        NewNotice content = notice.content();
        NoticeText words = Language.ZH.nearest(content.texts());
        Entry entry = new Entry();
        entry.setId("urn:uuid:" + notice.id());
        entry.setTitle(words.headline());
        entry.setPublished(Date.from(notice.publishedAt()));
        entry.setUpdated(Date.from(updated(notice)));
        entry.setAuthors(List.of(person(content.source().authority())));
        entry.setAlternateLinks(
                List.of(link("alternate", ALERT, "alerts/" + notice.id() + ".xml")));
        Category kind = new Category();
        kind.setTerm(content.kind().name());
        entry.setCategories(List.of(kind));
        Content summary = new Content();
        summary.setType("text");
        summary.setValue(words.body());
        entry.setSummary(summary);
        return entry;
    }

    /** A notice changes once more: when it is taken back. */
    private static Instant updated(Notice notice) {
        return notice.cancelledAt() == null ? notice.publishedAt() : notice.cancelledAt();
    }

    private Link link(String relation, String type, String path) {
        Link link = new Link();
        link.setRel(relation);
        link.setType(type);
        link.setHref(config.origin().orElse("") + PATH + path);
        return link;
    }

    private static SyndPerson person(String name) {
        Person person = new Person();
        person.setName(name);
        return person;
    }
}
