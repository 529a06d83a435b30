package org.qunli.kit.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.qunli.kit.json.Json;

/** Pages as they come over the network. */
final class Wire {

    private Wire() {}

    static List<FeedEvent> events(FeedPage page) {
        try {
            return PageParser.parse(Json.write(page).getBytes(StandardCharsets.UTF_8)).events();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
