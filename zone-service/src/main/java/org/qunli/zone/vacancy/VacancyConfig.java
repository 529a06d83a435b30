package org.qunli.zone.vacancy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How holes in rosters are noticed. */
@ConfigMapping(prefix = "qunli.zone.vacancy")
public interface VacancyConfig {

    /** How often the agent looks for zones that are due; a hole is told within this time. */
    @WithDefault("15s")
    Duration every();

    /** Zones looked at in one transaction. */
    @WithDefault("100")
    int batch();

    /** How long after their first duty's begin an officer may take to introduce themselves. */
    @WithDefault("PT30M")
    Duration introductionWithin();

    /** A zone in which nothing changes is looked at this often nevertheless. */
    @WithDefault("PT12H")
    Duration atLeastEvery();
}
