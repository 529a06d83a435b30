package org.qunli.request.lifecycle;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** How content the household is with how its request was seen to, in one cycle. */
@Embeddable
public class Rating {

    @Column(name = "rating")
    private Integer stars;

    @Column(name = "rating_words")
    private String words;

    @Column(name = "rated_at")
    private Instant at;

    /** For Hibernate. */
    protected Rating() {}

    Rating(int stars, String words, Instant at) {
        this.stars = stars;
        this.words = words;
        this.at = at;
    }

    /** 1 to 5. */
    public int stars() {
        return stars;
    }

    /** In the resident's words, or null. */
    public String words() {
        return words;
    }

    /** When they said so. */
    public Instant at() {
        return at;
    }
}
