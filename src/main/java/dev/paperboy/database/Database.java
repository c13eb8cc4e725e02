package dev.paperboy.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;

/**
 * The database in use, migrated to the newest schema when it is opened. Both dialects are given the same statements; H2 runs in its
 * PostgreSQL mode. Safe for use by several threads.
 */
public final class Database implements AutoCloseable {

    /** Statements are written for PostgreSQL; AUTO_SERVER lets a command work beside a running service. */
    private static final String H2_OPTIONS =
            ";AUTO_SERVER=TRUE;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;LOCK_TIMEOUT=20000"
                    // By default H2 keeps commits in memory for half a second. A process that was killed sent 19 mails
                    // twice.
                    + ";WRITE_DELAY=0"
                    // Milliseconds for which a chunk's place is not used again, so that after a power cut an older
                    // state
                    // is there. H2 takes 45 seconds, by which it believes a disk to have written all; with a thousand
                    // commits a second that is a gigabyte. Upkeep has it written every two seconds.
                    + ";RETENTION_TIME=10000"
                    // Statements that stay prepared, for each connection; of the eight by default a mail's own pushed
                    // each
                    // other out.
                    + ";QUERY_CACHE_SIZE=64"
                    // KB of pages. H2 by itself takes a sixteenth of the heap's bound, and goes on filling it for a
                    // hundred thousand mails.
                    + ";CACHE_SIZE=8192";

    private static final String FILE = "paperboy";

    private final AgroalDataSource dataSource;
    private final Dialect dialect;
    private final Jdbi jdbi;
    private final Optional<Upkeep> upkeep;

    private Database(AgroalDataSource dataSource, Dialect dialect, Optional<Upkeep> upkeep) {
        this.dataSource = dataSource;
        this.upkeep = upkeep;
        this.dialect = dialect;
        this.jdbi = Jdbi.create(dataSource).installPlugin(new ExactTimes());
    }

    /**
     * Opens the database that the settings name, to work with it, and brings its schema up to date.
     *
     * @throws IllegalArgumentException if the address is none that Paperboy can use, or another database is still being moved there; the
     *     message quotes it without its password
     * @throws UncheckedIOException if it cannot be reached
     */
    public static Database open(DatabaseSettings settings) {
        return isFile(settings)
                ? whole(file(settings.folder()), Dialect.H2, settings.connections())
                : whole(JdbcAddress.parse(settings.url().orElseThrow()), Dialect.POSTGRESQL, settings.connections());
    }

    /**
     * Makes sure that there is a database to open, for whoever has no use for a new one. Of a PostgreSQL only opening tells.
     *
     * @throws IOException if none is where the settings say: most likely they are another directory's. The message names the place
     */
    public static void mustExist(DatabaseSettings settings) throws IOException {
        var folder = settings.folder().toAbsolutePath().normalize();
        if (isFile(settings) && Files.notExists(folder.resolve(FILE + ".mv.db"))) {
            throw new IOException("No database is in the folder " + folder
                    + ". Run this in the working directory of the service, or set DATABASE_URL or"
                    + " PAPERBOY_DATABASE_FOLDER as the service has them");
        }
    }

    private static boolean isFile(DatabaseSettings settings) {
        return settings.url().filter(url -> !url.isBlank()).isEmpty();
    }

    /** Not one into which a move was begun and cut: readers are missing there, and who left, and what was sent. */
    private static Database whole(JdbcAddress address, Dialect dialect, int connections) {
        var database = open(address, dialect, connections);
        if (Move.isUnfinished(database)) {
            database.close();
            throw new IllegalArgumentException("The database " + address
                    + " holds a part of another one only: a move into it was begun and is not finished."
                    + " Set DATABASE_URL back to what it was before and run the same \"move\" again");
        }
        return database;
    }

    /**
     * Opens and migrates the database at an address, half moved or not; for tests and for moving between databases.
     *
     * @throws UncheckedIOException if it cannot be reached
     */
    public static Database open(JdbcAddress address, Dialect dialect, int connections) {
        var configuration = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(connections)
                        .acquisitionTimeout(Duration.ofSeconds(30))
                        // After the database was away, what the pool holds is of no use any more, and nobody is there
                        // to help.
                        .exceptionSorter(dialect::isConnectionLost)
                        .connectionValidator(ConnectionValidator.defaultValidatorWithTimeout(5))
                        .idleValidationTimeout(Duration.ofSeconds(1))
                        .connectionFactoryConfiguration(factory -> {
                            factory.jdbcUrl(address.url());
                            // Named, since java.sql.DriverManager does not show every class loader every driver.
                            factory.connectionProviderClass(dialect.driver());
                            factory.initialSql(dialect.greeting());
                            address.user().map(NamePrincipal::new).ifPresent(factory::principal);
                            address.password().map(SimplePassword::new).ifPresent(factory::credential);
                            return factory;
                        }));
        var dataSource = reached(configuration, address);
        migrate(dataSource, address);
        return new Database(dataSource, dialect, upkeep(dataSource, dialect, address));
    }

    private static void migrate(AgroalDataSource dataSource, JdbcAddress address) {
        try {
            Flyway.configure().dataSource(dataSource).loggers("slf4j").load().migrate();
        } catch (FlywayException e) {
            dataSource.close();
            if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
                throw new IllegalArgumentException(
                        "The database " + address
                                + " is not empty: other tables than Paperboy's are in it. Name an empty one",
                        e);
            }
            throw e;
        }
    }

    private static AgroalDataSource reached(AgroalDataSourceConfigurationSupplier configuration, JdbcAddress address) {
        try {
            var dataSource = AgroalDataSource.from(configuration);
            try (var connection = dataSource.getConnection()) {
                return dataSource;
            } catch (SQLException e) {
                dataSource.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new UncheckedIOException(
                    new IOException("Cannot open the database " + address + ": " + e.getMessage(), e));
        }
    }

    private static Optional<Upkeep> upkeep(DataSource dataSource, Dialect dialect, JdbcAddress address) {
        var inFile = dialect == Dialect.H2 && !address.url().startsWith("jdbc:h2:mem:");
        return inFile ? Optional.of(Upkeep.start(dataSource, Upkeep.PAUSE)) : Optional.empty();
    }

    private static JdbcAddress file(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException(
                    "Cannot make the folder " + folder.toAbsolutePath() + " (PAPERBOY_DATABASE_FOLDER): " + e, e));
        }
        // The automatic server must not listen to the network: H2 reads this once, when its first connection is made.
        System.setProperty("h2.bindAddress", "127.0.0.1");
        return JdbcAddress.of("jdbc:h2:file:" + folder.toAbsolutePath().resolve(FILE) + H2_OPTIONS);
    }

    /** An H2 that lives as long as this object, for tests. */
    public static Database inMemory(String name) {
        return open(
                JdbcAddress.of(
                        "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1" + H2_OPTIONS.replace(";AUTO_SERVER=TRUE", "")),
                Dialect.H2,
                12);
    }

    public Dialect dialect() {
        return dialect;
    }

    /** For libraries that bring their own statements. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Runs reads, each in its own transaction. */
    public <R, X extends Exception> R read(HandleCallback<R, X> work) throws X {
        try {
            return jdbi.withHandle(work);
        } catch (AssertionError e) {
            throw lost(e);
        }
    }

    /** Runs the work in one transaction: all of it is kept, or nothing. */
    public <R, X extends Exception> R inTransaction(HandleCallback<R, X> work) throws X {
        try {
            return jdbi.inTransaction(work);
        } catch (AssertionError e) {
            throw lost(e);
        }
    }

    /** As {@link #inTransaction}, for work that returns nothing. */
    public <X extends Exception> void useTransaction(HandleConsumer<X> work) throws X {
        try {
            jdbi.useTransaction(work);
        } catch (AssertionError e) {
            throw lost(e);
        }
    }

    /**
     * PostgreSQL's driver throws an error when a connection dies in the middle of a batch; that one is a failure like others, and passes.
     * Whatever else is an error is somebody's mistake, and stays what it is.
     */
    private static ConnectionException lost(AssertionError failure) {
        var trace = failure.getStackTrace();
        if (trace.length == 0 || !trace[0].getClassName().startsWith("org.postgresql.")) {
            throw failure;
        }
        return new ConnectionException(failure);
    }

    /** A connection of one's own, for streaming; the caller closes it. */
    public Handle handle() {
        return jdbi.open();
    }

    @Override
    public void close() {
        upkeep.ifPresent(Upkeep::close);
        dataSource.close();
    }
}
