package org.qunli.request.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qunli.request.lifecycle.Effects;
import org.qunli.request.lifecycle.Ratings;
import org.qunli.request.lifecycle.RequestStatus;
import org.qunli.request.lifecycle.ResidentRequest;
import org.qunli.request.lifecycle.ResidentRequests;

/**
 * Hears a rating: a digit from 1 to 5 and nothing else, in reply to what was said about one's
 * resolved request, or in private where only one can be meant. Any other digit of a group is a
 * count, a door or a place in a list.
 */
@ApplicationScoped
class RatingSpeech {

    private static final Pattern DIGIT =
            Pattern.compile("\\s*([1-5\uFF11-\uFF15])\\s*(分|星|颗星|stars?)?[\\s\\p{Punct}。!~]*");

    private final Quotes quotes;

    private final ResidentRequests requests;

    private final Ratings ratings;

    RatingSpeech(Quotes quotes, ResidentRequests requests, Ratings ratings) {
        this.quotes = quotes;
        this.requests = requests;
        this.ratings = ratings;
    }

    /** Takes it, if it is one; empty for every other word. */
    Optional<Understood> hear(Heard heard, List<Candidate> own, Effects effects) {
        Matcher digit = DIGIT.matcher(heard.text());
        if (!digit.matches() || heard.quoted() == null && !heard.where().direct()) {
            return Optional.empty();
        }
        Optional<Set<UUID>> quoted = quotes.requests(heard);
        List<Candidate> meant =
                own.stream()
                        .filter(c -> c.status().isDone())
                        .filter(
                                c ->
                                        heard.quoted() == null
                                                ? c.status() != RequestStatus.RESOLVED_UNCONFIRMED
                                                : quoted.orElse(Set.of()).contains(c.id()))
                        .toList();
        if (meant.size() != 1) {
            return Optional.empty();
        }
        ResidentRequest request = requests.lock(meant.get(0).id()).orElseThrow();
        if (!ratings.isOpenFor(request, heard.at())) {
            return Optional.empty();
        }
        int stars = Character.digit(digit.group(1).charAt(0), 10);
        ratings.rate(request, stars, null, heard.at(), effects);
        return Optional.of(Understood.of(Outcome.NOTED, 1, request.id()));
    }
}
