package org.qunli.supervision.scorecard;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Lets other packages' tests run the keeper. */
@ApplicationScoped
public class Keeping {

    private final ScoreKeeper keeper;

    Keeping(ScoreKeeper keeper) {
        this.keeper = keeper;
    }

    public int runOnce(Instant now) {
        return keeper.runOnce(now);
    }
}
