package org.qunli.local;

import java.io.IOException;
import java.nio.file.Path;

/** Another launcher runs on the same data. */
public final class HomeInUse extends IOException {
    private static final long serialVersionUID = 1;

    HomeInUse(Path home) {
        super(home + " is in use by another launcher");
    }
}
