package org.qunli.request.lexicon;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.qunli.request.reading.ExtensibleReader;
import org.qunli.request.reading.MessageReader;

/**
 * Brings new versions of districts' entries to this pod's reader: at start, before the first
 * message, and soon after each change on whatever pod.
 */
@ApplicationScoped
class LexiconTeacher {

    private static final Logger LOG = Logger.getLogger(LexiconTeacher.class);

    private final DistrictLexicons lexicons;

    private final MessageReader reader;

    private final Map<String, Long> taught = new HashMap<>();

    LexiconTeacher(DistrictLexicons lexicons, MessageReader reader) {
        this.lexicons = lexicons;
        this.reader = reader;
    }

    void onStart(@Observes StartupEvent started) {
        runOnce();
    }

    @Scheduled(
            every = "${qunli.lexicon.poll:3s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void watch() {
        runOnce();
    }

    /** Teaches what is new, and answers of how many districts. */
    synchronized int runOnce() {
        if (!(reader instanceof ExtensibleReader extensible)) {
            return 0;
        }
        int learned = 0;
        Set<String> gone = new HashSet<>(taught.keySet());
        for (DistrictLexicons.Current current : lexicons.all()) {
            gone.remove(current.district());
            Long known = taught.get(current.district());
            if (known == null || known != current.version()) {
                LexiconView version =
                        lexicons.find(current.district(), current.version()).orElseThrow();
                teach(extensible, version);
                learned++;
            }
        }
        for (String district : gone) {
            extensible.forget(district);
            taught.remove(district);
        }
        return learned + gone.size();
    }

    private void teach(ExtensibleReader extensible, LexiconView version) {
        try {
            extensible.teach(version.district(), LexiconEntry.terms(version.entries()));
            LOG.infof("Lexicon of %s: version %d", version.district(), version.version());
        } catch (IllegalArgumentException unfit) {
            // What an earlier release took and this one refuses stops neither start nor the others.
            LOG.warnf(
                    "Lexicon of %s: version %d can't be understood, the one before counts",
                    version.district(), version.version());
        }
        taught.put(version.district(), version.version());
    }
}
