package org.qunli.zone.census;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.qunli.kit.sql.Transactions;
import org.qunli.zone.care.CareFlag;

/**
 * Reads a file into the staging table while its sender waits. Each batch is a transaction of its
 * own: a long one would hold back every feed of the server.
 */
@ApplicationScoped
class ImportReceiver {

    private static final Logger LOG = Logger.getLogger(ImportReceiver.class);

    private final HouseholdImports imports;
    private final StagedRows staging;
    private final CensusConfig config;
    private final Clock clock;

    ImportReceiver(HouseholdImports imports, StagedRows staging, CensusConfig config, Clock clock) {
        this.imports = imports;
        this.staging = staging;
        this.config = config;
        this.clock = clock;
    }

    /** Who sends it, under which key, and what shall become of households that aren't in it. */
    record Order(UUID zone, Missing missing, Set<CareFlag> visible, String client, String key) {}

    /**
     * Takes in the file and answers the import, ready to be checked.
     *
     * @param said the charset that the sender names, or null
     */
    HouseholdImport receive(Order order, CensusFile file, String said) throws IOException {
        Charset charset = Encodings.of(file.path(), said);
        try (CensusReader rows = new CensusReader(file.path(), charset, order.visible())) {
            HouseholdImport opened = open(order, file, charset, rows.ignored());
            try {
                store(opened, rows);
            } catch (ImportLost cancelled) {
                LOG.infof("Import %s stopped", opened.id());
            } catch (IOException | RuntimeException failed) {
                LOG.infof("Import %s: the file couldn't be stored", opened.id());
                fail(opened);
                throw failed;
            }
            return imports.require(opened.id());
        }
    }

    private HouseholdImport open(
            Order order, CensusFile file, Charset charset, List<String> ignored) {
        Instant now = clock.instant();
        HouseholdImport opened =
                HouseholdImport.opened(
                        UuidCreator.getTimeOrderedEpoch(),
                        order.zone(),
                        order.missing(),
                        order.visible(),
                        file.digest(),
                        charset.name(),
                        ignored,
                        now);
        try {
            Transactions.runInNew(
                    () -> {
                        if (imports.isRunning(order.zone())) {
                            throw new ImportRunning();
                        }
                        imports.open(opened, order.client(), order.key(), lease(now));
                    });
        } catch (RuntimeException failed) {
            // Another pod opened one in the same moment.
            throw Transactions.sqlState(failed).equals("23505") ? new ImportRunning() : failed;
        }
        LOG.infof("Import %s into zone %s begins", opened.id(), order.zone());
        return opened;
    }

    private void store(HouseholdImport opened, CensusReader rows) throws IOException {
        List<CensusRow> sound = new ArrayList<>();
        List<RowError> errors = new ArrayList<>();
        int read = 0;
        for (Optional<CensusRow> row = rows.next(errors);
                row != null && !rows.isBroken();
                row = rows.next(errors)) {
            read++;
            if (read > config.maxRows()) {
                errors.add(tooMany(read));
                break;
            }
            row.ifPresent(sound::add);
            if (read % config.batch() == 0) {
                flush(opened, sound, errors, read);
            }
        }
        flush(opened, sound, errors, read);
        Transactions.runInNew(() -> imports.move(opened, ImportState.CHECKING, clock.instant()));
    }

    private RowError tooMany(int read) {
        return new RowError(
                read + 1, null, RowReason.TOO_MANY_ROWS, Integer.toString(config.maxRows()));
    }

    private void flush(
            HouseholdImport opened, List<CensusRow> sound, List<RowError> errors, int read) {
        Transactions.inNew(
                () -> {
                    imports.progress(opened, read, 0, lease(clock.instant()));
                    staging.copy(opened.id(), sound);
                    imports.addErrors(opened.id(), errors);
                    return null;
                });
        sound.clear();
        errors.clear();
    }

    private void fail(HouseholdImport opened) {
        try {
            Transactions.runInNew(
                    () ->
                            imports.settle(
                                    opened,
                                    ImportState.FAILED,
                                    "file-not-stored",
                                    clock.instant()));
        } catch (RuntimeException databaseAway) {
            // Its lease runs out, and then it is failed by whoever looks.
            LOG.debug("Import couldn't be failed", databaseAway);
        }
    }

    private Instant lease(Instant now) {
        return now.plus(config.lease());
    }
}
