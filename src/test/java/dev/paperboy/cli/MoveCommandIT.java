package dev.paperboy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import dev.paperboy.database.DatabaseSettings;
import dev.paperboy.database.Dialect;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.delivery.WholePath;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command moves a database, is killed in the middle, and is told again. */
final class MoveCommandIT {

    private static final int READERS = 2000;

    private final Path directory;
    private final PackagedJar paperboy;

    MoveCommandIT(@TempDir Path directory) {
        this.directory = directory;
        this.paperboy = new PackagedJar(directory);
        try (var h2 = Database.open(new Folder(directory.resolve("data")))) {
            var path = new WholePath(h2, false);
            path.addPapers();
            path.queue(1, READERS);
        }
    }

    @Test
    void whatWasKilledInTheMiddleIsDoneByTheSameLineAgainAndNotTwice() throws Exception {
        var target = TestDatabases.address();
        try (var postgresql = Database.open(target, Dialect.POSTGRESQL, 2)) {
            var moving = paperboy.start(
                    directory.resolve("out.txt"), directory.resolve("err.txt"), "move", "--to", target.url());
            while (count(postgresql, "pick") == 0 && moving.isAlive()) {
                moving.waitFor(5, TimeUnit.MILLISECONDS);
            }
            moving.destroyForcibly().waitFor();
            assertThat(count(postgresql, "pick")).isBetween(1L, 10L * READERS - 1);

            var halfMoved = new PackagedJar(directory).with("DATABASE_URL", target.url());
            try (var taken = new ServerSocket(0)) {
                // A service that tried to listen would complain of the port, not of the database.
                halfMoved.with("QUARKUS_HTTP_PORT", Integer.toString(taken.getLocalPort()));
                for (var command : List.of("serve", "outbox")) {
                    var refused = halfMoved.run(command);
                    assertThat(refused.code()).as(command).isEqualTo(1);
                    assertThat(refused.err())
                            .contains("is not finished", "\"move\" again")
                            .doesNotContain("\tat ");
                    assertThat(refused.out()).isEmpty();
                }
            }

            var again = paperboy.run("move", "--to", target.url());
            assertThat(again.code()).as(again.err()).isZero();
            assertThat(again.out())
                    .containsPattern("pick: " + 10 * READERS + " rows, checksum [0-9a-f]{16}")
                    .contains("with the same checksums");
            assertThat(count(postgresql, "pick")).isEqualTo(10L * READERS);
            assertThat(count(postgresql, "delivery")).isEqualTo(READERS);

            var once = paperboy.run("move", "--to", target.url());
            assertThat(once.code()).isEqualTo(1);
            assertThat(once.err()).contains("the move was finished").doesNotContain("\tat ");
            assertThat(halfMoved.run("outbox").code()).as("whole now").isZero();
        }
    }

    @Test
    void aTargetThatHoldsSomethingElseOrIsNoneIsRefusedInOneSentence() throws Exception {
        var target = TestDatabases.address();
        try (var postgresql = Database.open(target, Dialect.POSTGRESQL, 2)) {
            new WholePath(postgresql, false).addPapers();
            var refused = paperboy.run("move", "--to", target.url());
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("is not empty").doesNotContain("\tat ");
            assertThat(count(postgresql, "subscriber")).isZero();
        }
        var others = TestDatabases.address();
        try (var connection = DriverManager.getConnection(others.url());
                var statement = connection.createStatement()) {
            statement.execute("create table something_else (id int)");
        }
        var foreign = paperboy.run("move", "--to", others.url());
        assertThat(foreign.code()).isEqualTo(1);
        assertThat(foreign.err()).contains("is not empty").doesNotContain("\tat ", "Flyway");
        var nobody = paperboy.run("move", "--to", "postgresql://paperboy:hidden@127.0.0.1:1/none");
        assertThat(nobody.code()).isEqualTo(1);
        assertThat(nobody.err()).isNotBlank().doesNotContain("hidden").doesNotContain("\tat ");
        var nonsense = paperboy.run("move", "--to", "mysql://somewhere");
        assertThat(nonsense.code()).isNotZero();
        assertThat(nonsense.err()).contains("postgresql://").doesNotContain("\tat ");
    }

    /** A mail server returns what a pipe refuses with any other code, and a bounce that is returned goes to nobody. */
    @Test
    void aBounceIsAskedForLaterWhileTheDatabaseIsAwayOrASettingIsWrong() throws Exception {
        var away = new PackagedJar(directory).with("DATABASE_URL", "postgresql://paperboy:hidden@127.0.0.1:1/none");
        assertThat(away.run("bounces", "read").code()).isEqualTo(75);
        var outbox = away.run("outbox");
        assertThat(outbox.code()).isEqualTo(1);
        assertThat(outbox.err()).contains("Cannot open the database").doesNotContain("hidden", "\tat ");
        assertThat(new PackagedJar(directory)
                        .with("PAPERBOY_SMTP_PORT", "none")
                        .run("bounces", "read")
                        .code())
                .isEqualTo(75);
        var senseless =
                new PackagedJar(directory).with("PAPERBOY_OUTBOX_LEASE", "0s").run("bounces", "read");
        assertThat(senseless.code()).isEqualTo(75);
        assertThat(senseless.err())
                .isEqualToIgnoringNewLines("paperboy.outbox.lease must be a time from 1s to 1d, not \"0s\"");
    }

    private static long count(Database database, String table) {
        return database.read(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }

    private record Folder(Path folder) implements DatabaseSettings {
        @Override
        public Optional<String> url() {
            return Optional.empty();
        }

        @Override
        public int connections() {
            return 2;
        }
    }
}
