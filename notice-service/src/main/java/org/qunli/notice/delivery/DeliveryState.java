package org.qunli.notice.delivery;

/** How far a notice has come in one group. */
public enum DeliveryState {
    /** To be forwarded: by a saying, or by an officer. */
    PENDING,
    /** It stands in the group. */
    FORWARDED,
    /** On purpose not forwarded; the reason says why. */
    SKIPPED,
    /** It could not be forwarded; the reason says why. */
    FAILED,
    /** The notice expired first. */
    EXPIRED;

    /** What is forwarded is forwarded, whatever was said before; nothing else overrules an end. */
    boolean mayBecome(DeliveryState next) {
        return this == PENDING || (next == FORWARDED && this != FORWARDED);
    }
}
