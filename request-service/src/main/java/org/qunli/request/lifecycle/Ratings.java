package org.qunli.request.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Takes households' ratings, for the scorecard of whoever resolved the request, or has it. */
@ApplicationScoped
public class Ratings {

    private static final Logger LOG = Logger.getLogger(Ratings.class);

    private final CareEvents care;

    private final RequestConfig config;

    Ratings(CareEvents care, RequestConfig config) {
        this.care = care;
        this.config = config;
    }

    /**
     * The household rates a request whose row the caller has locked. The same again changes
     * nothing; another one takes the place of the one before.
     *
     * @param stars 1 to 5
     * @param words or null
     */
    public void rate(
            ResidentRequest request, int stars, String words, Instant now, Effects effects) {
        Rating before = request.ending().rating();
        request.course().rate(new Rating(stars, words, now), config.ratingWindow());
        if (before != null && before.stars() == stars) {
            return;
        }
        Integer earlier = before == null ? null : before.stars();
        effects.add(care.rated(request, request.servedBy(), earlier, now));
        LOG.infof("Request %s was rated", request.id());
    }

    /** Whether it can be rated at that moment. */
    public boolean isOpenFor(ResidentRequest request, Instant at) {
        return request.course().rateableAt(at, config.ratingWindow());
    }
}
