package org.qunli.zone.census;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How lists of households are taken in. */
@ConfigMapping(prefix = "qunli.zone.census")
interface CensusConfig {

    /** How often somebody looks for files that were received, or whose pod died. */
    @WithDefault("1s")
    Duration every();

    /** Households of one file. */
    @WithDefault("100000")
    int maxRows();

    /** Rows of one short transaction while a file is read and checked. */
    @WithDefault("5000")
    int batch();

    /** Up to this many rows the answer waits until the import is settled. */
    @WithDefault("2000")
    int atOnce();

    /** After this time without progress another pod goes on. */
    @WithDefault("PT60S")
    Duration lease();

    /** How long the one transaction that applies an import may take. */
    @WithDefault("PT2M")
    Duration applyTimeout();

    /** How often an import may be begun again before it is given up. */
    @WithDefault("5")
    int tries();

    /** How long an import and its errors can be read after it was settled. */
    @WithDefault("P7D")
    Duration keep();
}
