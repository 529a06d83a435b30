package org.qunli.notice.authenticity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often one may ask. */
@ConfigMapping(prefix = "qunli.notice.verification")
interface VerificationConfig {

    /** Questions without a token from one address. */
    @WithDefault("60")
    int perAddress();

    /** Questions of one client with a token: a front-end asks for many. */
    @WithDefault("1200")
    int perClient();

    /** Within that time. */
    @WithDefault("PT1M")
    Duration window();
}
