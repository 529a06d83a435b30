package org.qunli.zone.invitation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long invitations hold, what they prove, and how often one may guess. */
@ConfigMapping(prefix = "qunli.zone.invitation")
public interface InvitationConfig {

    /** Until when a code holds that names no time. */
    @WithDefault("P7D")
    Duration validFor();

    /** How far ahead one may name a time. */
    @WithDefault("P30D")
    Duration longest();

    /** Codes of a household that hold at the same time. */
    @WithDefault("10")
    int perHousehold();

    /** Whose codes verify whoever redeems them. */
    @WithDefault("STAFF")
    Trusted verifies();

    /** Tries without success within the window, of one sender. */
    @WithDefault("5")
    int triesOfSender();

    /** The same, of one front-end. */
    @WithDefault("120")
    int triesOfFrontend();

    /** The same, in one zone. */
    @WithDefault("60")
    int triesInZone();

    /** The window of tries. */
    @WithDefault("PT1H")
    Duration window();

    /** How often allowances that are full again are swept. */
    @WithDefault("10m")
    Duration every();

    /** Whose word about who lives somewhere is enough. */
    enum Trusted {
        NOBODY,
        /** Administrators and grid workers. */
        STAFF,
        /** Residents too, for their own household. */
        ANYONE
    }
}
