package org.qunli.supervision.scorecard;

/** What is counted. The first ones are those of the definitions, the last ones signs of gaming. */
enum Measure {
    RESPONSE,
    ON_TIME,
    RESOLUTION,
    SOLVED,
    CONFIRMED,
    UNCONFIRMED,
    SATISFIED,
    REOPENED,
    EXTENDED,
    OBJECTED,
    THANKED,
    HELPED_FIRST,
    CLOSED_AT_THE_LAST_MOMENT,
    TEMPLATE_ONLY,
    REOPENED_WITHIN_A_DAY
}
