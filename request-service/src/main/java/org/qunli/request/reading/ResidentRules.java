package org.qunli.request.reading;

/**
 * What a resident's (or guest's) message means. Of several needs in one message the strongest is
 * read.
 */
final class ResidentRules {

    /**
     * A message of a resident who waits for an answer, and this short, adds to it unless it is
     * small talk.
     */
    private static final int SHORT = 14;

    private ResidentRules() {}

    static Reading read(Findings findings, Need need, Utterance utterance) {
        var intent = intent(findings, utterance, need);
        boolean thanks = findings.has(Signal.THANKS);
        var satisfaction =
                switch (intent) {
                    case CONFIRMED -> Satisfaction.SATISFIED;
                    case NOT_SOLVED -> Satisfaction.DISSATISFIED;
                    default -> Satisfaction.UNSAID;
                };
        return new Reading(
                intent,
                need.category(),
                need.priority(),
                confidence(intent, need),
                need.danger(),
                null,
                satisfaction,
                false,
                false,
                thanks,
                need.enough());
    }

    private static Intent intent(Findings findings, Utterance utterance, Need need) {
        boolean open = utterance.hasOpenRequest() || utterance.quotesOrMentions();
        if (need.danger()) {
            return Intent.REQUEST;
        }
        boolean notice = findings.has(Signal.NOTICE) && !need.enough();
        if (findings.has(Signal.OFFER) && !need.enough()) {
            return Intent.TALK;
        }
        // Short words about an earlier need read like one to whoever knows only them.
        boolean told = need.told();
        if (findings.has(Signal.UNSOLVED) && !notice && (open || !told)) {
            return Intent.NOT_SOLVED;
        }
        boolean asks = findings.has(Signal.QUESTION) || findings.has(Signal.PLEA);
        if (findings.has(Signal.CANCEL) && (!told || (open && !asks))) {
            return Intent.WITHDRAWN;
        }
        if (findings.has(Signal.DONE) && open && !told && !asks) {
            return Intent.CONFIRMED;
        }
        boolean adds = findings.has(Signal.CHASE) || findings.has(Signal.DETAIL);
        if (adds && utterance.hasOpenRequest() && !told && !findings.has(Signal.CHAT)) {
            return Intent.FOLLOW_UP;
        }
        if (need.enough()) {
            boolean same = adds && utterance.hasOpenRequest();
            return same ? Intent.FOLLOW_UP : Intent.REQUEST;
        }
        if (notice) {
            return Intent.TALK;
        }
        if (findings.has(Signal.DONE)) {
            return Intent.CONFIRMED;
        }
        if (adds && !findings.has(Signal.CHAT)) {
            return Intent.FOLLOW_UP;
        }
        return unmarked(findings, utterance);
    }

    private static Intent unmarked(Findings findings, Utterance utterance) {
        int rest = findings.besides(Signal.SMALL, Signal.THANKS, Signal.CHAT);
        boolean about =
                findings.has(Signal.TOPIC) || findings.has(Signal.LACK) || findings.has(Signal.ASK);
        if (utterance.hasOpenRequest()
                && about
                && rest > 1
                && findings.tokens().size() <= SHORT
                && !findings.has(Signal.CHAT)
                && !findings.has(Signal.THANKS)) {
            return Intent.FOLLOW_UP;
        }
        return findings.has(Signal.THANKS) ? Intent.THANKS : Intent.TALK;
    }

    private static double confidence(Intent intent, Need need) {
        double distance =
                switch (intent) {
                    case REQUEST -> need.danger() ? 3 : need.score() - Need.ENOUGH + 0.5;
                    case TALK -> Need.ENOUGH - Math.max(0, need.score());
                    case THANKS, CONFIRMED, WITHDRAWN, NOT_SOLVED -> 2;
                    default -> 1;
                };
        return Math.round(100 * (1 - 0.5 * Math.exp(-distance))) / 100.0;
    }
}
