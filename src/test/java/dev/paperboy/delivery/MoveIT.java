package dev.paperboy.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.database.Database;
import dev.paperboy.database.Move;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.digest.Samples;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
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
    void aDatabaseWithOtherRowsIsLeftAlone() {
        TestOutbox.addReaders(postgresql, 1, 1);
        assertThatThrownBy(() -> new Move(h2, postgresql).run(Samples.MORNING, line -> {}))
                .hasMessageContaining("subscriber");
    }
}
