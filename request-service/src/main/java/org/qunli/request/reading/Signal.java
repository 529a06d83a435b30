package org.qunli.request.reading;

/** What a term of the lexicon says about the message it stands in. */
enum Signal {
    /** Hides every shorter term inside it: "人参" is no "参". */
    MASK,
    /** What it is about. */
    TOPIC,
    /** A need, trouble or complaint in itself. */
    NEED,
    /** Something is missing, broken or late; says not what. */
    LACK,
    /** A question of someone who wants something settled. */
    QUESTION,
    /** A question mark or particle, as in any chat. */
    ASK,
    /** Asking for help or for a thing. */
    PLEA,
    /** Danger to life. */
    DANGER,
    /** Makes a need more pressing. */
    RAISE,
    /** A detail that completes what was asked before. */
    DETAIL,
    /** Waiting for what was asked before. */
    CHASE,
    /** It came, it works again. */
    DONE,
    /** It did not come, it fails again. */
    UNSOLVED,
    /** No longer needed. */
    CANCEL,
    /** Thanks or praise. */
    THANKS,
    /** Greetings, cheers, acknowledgements: whole words without content. */
    SMALL,
    /** Jokes, wishes, stories, opinions: speaks against a need. */
    CHAT,
    /** Offers something to others. */
    OFFER,
    /** An announcement to everybody. */
    NOTICE,
    /** Someone acts on it (officers). */
    ACT,
    /** An explanation (officers). */
    EXPLAIN,
    /** It was done (officers). */
    FIXED,
    /** It will be done: no resolution yet (officers). */
    FUTURE,
    /** "I am …", "my name is …" (officers). */
    INTRO,
    /** "contact me", "in charge of" (officers). */
    CONTACT,
    /** Turns the term that follows into its opposite. */
    NEGATION
}
