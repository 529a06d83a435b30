package org.qunli.local.processes;

import java.io.IOException;
import java.util.List;
import org.qunli.local.backends.Backend;

/** A service didn't become ready, or died; with the last lines of its log. */
public final class ServiceFailed extends IOException {
    private static final long serialVersionUID = 1;

    private final Backend backend;
    private final transient List<String> lastLines;

    ServiceFailed(Backend backend, String reason, List<String> lastLines) {
        super(backend.serviceName() + " " + reason);
        this.backend = backend;
        this.lastLines = List.copyOf(lastLines);
    }

    public Backend backend() {
        return backend;
    }

    public List<String> lastLines() {
        return lastLines;
    }
}
