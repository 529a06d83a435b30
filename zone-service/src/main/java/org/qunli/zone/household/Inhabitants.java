package org.qunli.zone.household;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.qunli.kit.feed.DomainEvent;

/** Those who live in households, whoever keeps them: a household knows none of them. */
public interface Inhabitants {

    /**
     * Everybody leaves a household that is being closed.
     *
     * @param household with its row locked
     * @return what is to be told of them, in the transaction of the change
     */
    List<DomainEvent> moveOut(UUID household, String district, Instant now);
}
