package dev.paperboy.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.database.Database;
import dev.paperboy.database.DatabaseSettings;
import dev.paperboy.database.Dialect;
import dev.paperboy.database.JdbcAddress;
import dev.paperboy.database.Move;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.digest.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From H2 to PostgreSQL with an outbox half sent. */
final class MoveIT {

    private final Database h2 = TestDatabases.h2();
    private final Database postgresql = TestDatabases.postgresql();

    @BeforeEach
    void fill() {
        var path = new WholePath(h2, false);
        path.addPapers();
        path.queue(1, 1200);
        h2.useTransaction(handle -> {
            // A row that names one after it.
            handle.execute("update paper set same_as = 90 where id = 3");
            handle.execute(
                    "insert into snapshot (delivery_id, envelope_from, source) values (1, 'b@example.org', ?)",
                    new byte[] {0, 1, -1});
        });
    }

    @AfterEach
    void close() {
        h2.close();
        postgresql.close();
    }

    @Test
    void everyRowArrivesAndTheMailsGoOnFromThere() throws SQLException, IOException {
        var lines = new ArrayList<String>();
        new Move(h2, postgresql).run(Samples.MORNING, lines::add);

        assertThat(lines).anyMatch(line -> line.startsWith("delivery: 1200 rows, checksum "));
        try (var server = RudeSmtpServer.polite()) {
            assertThat(new WholePath(postgresql, false)
                            .deliver(server.port(), 2, sofar -> {})
                            .sent())
                    .isEqualTo(1200);
        }
        // New rows get numbers that are free.
        assertThat(TestOutbox.addReaders(postgresql, 5001, 5001)).contains(1201L);
    }

    @Test
    void whatWasCutGoesOnAndWhatIsDoneIsNotDoneAgain() throws SQLException {
        assertThatThrownBy(() -> new Move(h2, postgresql).run(Samples.MORNING, line -> {
                    if (line.startsWith("delivery")) {
                        throw new IllegalStateException("cut");
                    }
                }))
                .hasMessage("cut");
        postgresql.useTransaction(handle -> handle.execute("delete from pick where subscriber_id > 700"));

        assertThat(new Move(h2, postgresql).run(Samples.MORNING, line -> {})).isGreaterThan(1200);
        assertThatThrownBy(() -> new Move(h2, postgresql).run(Samples.MORNING, line -> {}))
                .hasMessageContaining("was finished");
    }

    @Test
    void whatWasCutInATableWithoutAKeyIsThereOnceAfterwards() throws SQLException {
        h2.useTransaction(handle -> handle.execute(
                "insert into join_mail select 'address ' || mod(n, 40), 'network', ? from system_range(1, 2500) as numbers (n)",
                Samples.MORNING));
        postgresql.useTransaction(handle -> handle.execute("""
                create function cut() returns trigger language plpgsql as $$
                begin
                  if (select count(*) from join_mail) >= 1500 then raise exception 'cut'; end if;
                  return new;
                end $$;
                create trigger cut before insert on join_mail for each row execute function cut()
                """));
        assertThatThrownBy(() -> new Move(h2, postgresql).run(Samples.MORNING, line -> {}))
                .hasMessageContaining("cut");
        assertThat(joinMails()).as("was cut in the middle").isBetween(1L, 2499L);
        postgresql.useTransaction(handle -> handle.execute("drop trigger cut on join_mail"));

        var lines = new ArrayList<String>();
        new Move(h2, postgresql).run(Samples.MORNING, lines::add);

        assertThat(lines).anyMatch(line -> line.startsWith("join_mail: 2500 rows, checksum "));
        assertThat(joinMails()).isEqualTo(2500);
    }

    private long joinMails() {
        return postgresql.read(handle -> handle.createQuery("select count(*) from join_mail")
                .mapTo(Long.class)
                .one());
    }

    /** Who left, and what was sent, may be missing there. */
    @Test
    void halfAMoveIsOpenedByTheSameMoveOnly() throws SQLException {
        var address = TestDatabases.address();
        try (var half = Database.open(address, Dialect.POSTGRESQL, 2)) {
            assertThatThrownBy(() -> new Move(h2, half).run(Samples.MORNING, line -> {
                        throw new IllegalStateException("cut");
                    }))
                    .hasMessage("cut");
            assertThatThrownBy(() -> open(address))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("run the same \"move\" again");

            new Move(h2, half).run(Samples.MORNING, line -> {});
            open(address).close();
        }
    }

    private static Database open(JdbcAddress address) {
        return Database.open(new DatabaseSettings() {
            @Override
            public Path folder() {
                return Path.of("target");
            }

            @Override
            public Optional<String> url() {
                return Optional.of(address.url());
            }

            @Override
            public int connections() {
                return 2;
            }
        });
    }

    @Test
    void aDatabaseWithOtherRowsIsLeftAlone() {
        TestOutbox.addReaders(postgresql, 1, 1);
        assertThatThrownBy(() -> new Move(h2, postgresql).run(Samples.MORNING, line -> {}))
                .hasMessageContaining("subscriber");
    }
}
