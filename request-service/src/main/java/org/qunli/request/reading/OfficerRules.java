package org.qunli.request.reading;

import java.util.regex.Pattern;

/**
 * What an officer's message means. An emoji or a bare "received" answers nobody; an explanation, a
 * promise or an action does (the design counts an explanation as a response).
 */
final class OfficerRules {

    /** Mobile numbers, and land lines with their area code; spaces and hyphens inside. */
    private static final Pattern PHONE =
            Pattern.compile(
                    "(?<!\\d)(1[3-9]\\d(?:[ -]?\\d){8}|0\\d{2,3}[ -]?\\d{7,8}|\\+\\d{8,15})(?!\\d)");

    /** Introductions are short; a number far down a long text is no introduction's. */
    private static final int INTRODUCTION = 600;

    private final PromiseFinder promises;

    OfficerRules(PromiseFinder promises) {
        this.promises = promises;
    }

    Reading read(Findings findings, Utterance utterance) {
        var text = findings.tokens().text();
        boolean introduction = introduction(findings, text);
        boolean notice = findings.strongest(Signal.NOTICE) >= 3 && !utterance.quotesOrMentions();
        var promise = introduction || notice ? null : promises.find(text);
        var need = Need.of(findings);
        var intent = introduction || notice ? Intent.TALK : intent(findings, utterance, promise);
        boolean answers = intent == Intent.ANSWER;
        return new Reading(
                intent,
                need.category(),
                Priority.NORMAL,
                intent == Intent.RESOLUTION || introduction || promise != null ? 0.95 : 0.8,
                false,
                answers ? promise : null,
                Satisfaction.UNSAID,
                answers && findings.has(Signal.ACT),
                introduction,
                findings.has(Signal.THANKS),
                false);
    }

    private static boolean introduction(Findings findings, String text) {
        if (!findings.has(Signal.INTRO)) {
            return false;
        }
        var head = text.length() > INTRODUCTION ? text.substring(0, INTRODUCTION) : text;
        return PHONE.matcher(head).find() || findings.has(Signal.CONTACT);
    }

    private static Intent intent(Findings findings, Utterance utterance, Promise promise) {
        boolean later = promise != null || findings.has(Signal.FUTURE);
        if (findings.has(Signal.FIXED) && !later) {
            return Intent.RESOLUTION;
        }
        boolean said =
                promise != null
                        || findings.has(Signal.FIXED)
                        || findings.has(Signal.ACT)
                        || findings.has(Signal.EXPLAIN)
                        || findings.has(Signal.FUTURE);
        int rest = findings.besides(Signal.SMALL, Signal.THANKS);
        if (said || (rest > 2 && utterance.quotesOrMentions())) {
            return Intent.ANSWER;
        }
        boolean about =
                findings.has(Signal.TOPIC)
                        || findings.has(Signal.NEED)
                        || findings.has(Signal.LACK)
                        || findings.has(Signal.QUESTION)
                        || findings.has(Signal.ASK);
        boolean chat = findings.has(Signal.CHAT);
        return rest > 3 && about && !chat ? Intent.ANSWER : Intent.TALK;
    }
}
