package dev.paperboy.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jboss.logging.Logger;

/**
 * Keeps an H2 file small and safe. Each commit adds a chunk of a few pages to the file; soon nearly all of them are out of date, but a
 * chunk's place is free only when all are. H2 has a thread that moves the last ones, which it does not start when every commit is to
 * be in the file at once (WRITE_DELAY=0): then the file grows with every mail, and so does H2's list of its chunks in memory. Nor does
 * H2 have what was written forced to the disk while it runs; see {@link Database}.
 */
final class Upkeep implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Upkeep.class);

    static final Duration PAUSE = Duration.ofSeconds(2);

    private static final Duration LONGEST_END = Duration.ofSeconds(20);

    /** Percent of the octets in all chunks that are in use, below which some are moved; as H2's own thread. */
    private static final int WANTED = 90;

    /** Octets that are moved at a time, from the emptiest chunks; commits have to wait for it, and a buffer of the size is kept. */
    private static final int MOST = 1024 * 1024;

    /** How many times that is done in a round. */
    private static final int MOVES = 16;

    private final DataSource dataSource;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var daemon = new Thread(work, "h2-upkeep");
        daemon.setDaemon(true);
        return daemon;
    });
    private boolean failed;

    private Upkeep(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param pause between two rounds */
    static Upkeep start(DataSource dataSource, Duration pause) {
        var upkeep = new Upkeep(dataSource);
        upkeep.thread.scheduleWithFixedDelay(upkeep::round, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return upkeep;
    }

    /** Without the database it goes on when that is back. */
    private void round() {
        try {
            var store = store();
            if (store.isPresent()) {
                tidy(store.get());
            }
            failed = false;
        } catch (SQLException | RuntimeException | Error e) {
            // Thrown on, it would end all rounds to come.
            if (!failed) {
                LOG.warnf("Cannot tidy the database's file; trying again: %s", e);
            }
            failed = true;
        }
    }

    /** What an H2 in this process keeps in a file; empty if another process has it open and serves us. */
    private Optional<MVStore> store() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal local
                    ? Optional.of(local.getDatabase().getStore().getMvStore())
                    : Optional.empty();
        }
    }

    static void tidy(MVStore store) {
        try {
            store.sync();
            for (var i = 0; i < MOVES && store.compact(WANTED, MOST); i++) {
                store.commit();
            }
        } catch (MVStoreException e) {
            if (!store.isClosed()) {
                throw e;
            }
        }
    }

    /** The file must not be closed under its hands. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("The database's file is still being tidied");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
