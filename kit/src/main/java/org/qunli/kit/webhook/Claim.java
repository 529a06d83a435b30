package org.qunli.kit.webhook;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.qunli.kit.feed.FeedLog;
import org.qunli.kit.feed.Reader;

/**
 * A subscription that this pod has for itself for a while.
 *
 * @param course as it was when it was claimed
 * @param testId the test event to send first, or null
 * @param due whether events are to be sent, too
 * @param sealedSecrets the live ones, newest first
 */
record Claim(
        UUID id,
        UUID lease,
        URI url,
        Reader reader,
        Set<String> types,
        FeedLog.Place cursor,
        int course,
        int attempts,
        UUID testId,
        boolean due,
        List<byte[]> sealedSecrets) {}
