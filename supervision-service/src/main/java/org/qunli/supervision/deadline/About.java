package org.qunli.supervision.deadline;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a clock is about. */
public record About(Kind kind, @Schema(examples = "01967f3e-0000-7000-8000-000000000002") UUID id) {

    /** The sorts of matters. */
    @Schema(name = "SubjectKind")
    public enum Kind {
        REQUEST("request", "requests"),
        DELIVERY("delivery", "notices"),
        RUMOUR("rumour", "notices"),
        /** Its visits. */
        HOUSEHOLD("household", "zones"),
        VACANCY("vacancy", "zones"),
        FINDING("finding", Kind.OWN);

        /** Where nothing has to be heard from others before it fires. */
        public static final String OWN = "supervision";

        private final String word;

        private final String feed;

        Kind(String word, String feed) {
            this.word = word;
            this.feed = feed;
        }

        /** The feed that tells of them. */
        public String feed() {
            return feed;
        }
    }

    /** As subjects of events are written: {@code request/<id>}. */
    public String subject() {
        return kind.word + "/" + id;
    }

    /** What a subject names, if it is one of ours. */
    static Optional<About> of(String subject) {
        return Arrays.stream(Kind.values())
                .filter(kind -> subject.startsWith(kind.word + "/"))
                .filter(kind -> subject.length() == kind.word.length() + 1 + 36)
                .findFirst()
                .flatMap(kind -> uuid(kind, subject.substring(kind.word.length() + 1)));
    }

    private static Optional<About> uuid(Kind kind, String id) {
        try {
            return Optional.of(new About(kind, UUID.fromString(id)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
