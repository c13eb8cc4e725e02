package dev.paperboy.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UpkeepTest {

    private static final int COMMITS = 2000;
    private static final String ROW = "x".repeat(200);

    private final Path folder;

    UpkeepTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void withoutItEachPageThatIsDoneHoldsItsChunk() {
        assertThat(chunksAfterCommits(COMMITS)).isGreaterThan(150);
    }

    @Test
    void withItChunksDoNotGrowInNumberAndNothingIsLost() {
        assertThat(chunksAfterCommits(100)).isLessThan(60);
    }

    /** Adds rows one after the other, as delivered mails are; every so often the file is tidied. */
    private int chunksAfterCommits(int tidiedAfter) {
        try (var store = open()) {
            var map = store.<Integer, String>openMap("rows");
            for (var i = 1; i <= COMMITS; i++) {
                map.put(3 * i, ROW);
                map.put(3 * i + 1, ROW);
                map.put(3 * i + 2, ROW);
                store.commit();
                if (i % tidiedAfter == 0 && i < COMMITS) {
                    Upkeep.tidy(store);
                }
            }
        }
        try (var store = open()) {
            assertThat(store.<Integer, String>openMap("rows")).hasSize(3 * COMMITS);
            return (int) store.getFileStore().getLayoutMap().keySet().stream()
                    .filter(key -> key.startsWith("chunk."))
                    .count();
        }
    }

    private MVStore open() {
        var store = new MVStore.Builder()
                .fileName(folder.resolve("store").toString())
                .autoCommitDisabled()
                .open();
        store.setRetentionTime(0);
        return store;
    }

    @Test
    void aDatabaseInUseIsTidiedInTheBackground() throws Exception {
        var source = new JdbcDataSource();
        source.setURL(
                "jdbc:h2:file:" + folder.resolve("database").toAbsolutePath() + ";WRITE_DELAY=0;RETENTION_TIME=0");
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "create table some_row (id bigint generated always as identity primary key, text varchar)");
            for (var i = 0; i < COMMITS; i++) {
                statement.execute("insert into some_row (text) values ('" + ROW + "')");
            }
            var before = chunks(statement);
            var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            try (var upkeep = Upkeep.start(source, Duration.ofMillis(10))) {
                while (chunks(statement) > before / 2 && System.nanoTime() < end) {
                    statement.execute("update some_row set text = 'y' where id = 1");
                }
            }
            assertThat(chunks(statement)).isLessThanOrEqualTo(before / 2);
        }
    }

    @Test
    void anErrorInOneRoundDoesNotEndTheOthers() throws Exception {
        var rounds = new CountDownLatch(3);
        var source = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    rounds.countDown();
                    throw new NoClassDefFoundError("org/h2/mvstore/MVStore");
                });
        try (var upkeep = Upkeep.start(source, Duration.ofMillis(1))) {
            assertThat(rounds.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static int chunks(java.sql.Statement statement) throws java.sql.SQLException {
        try (var rows = statement.executeQuery(
                "select setting_value from information_schema.settings where setting_name = 'info.CHUNK_COUNT'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
