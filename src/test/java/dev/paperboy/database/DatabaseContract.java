package dev.paperboy.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.TimeZone;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store relies on, whichever database it runs on. */
abstract class DatabaseContract {

    private Database database;

    abstract Database open();

    @BeforeEach
    void openFresh() {
        database = open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aFreshDatabaseHasTheWholeSchema() {
        for (var table : new String[] {
            "paper",
            "sighting",
            "edition_paper",
            "edition_source",
            "paper_vector",
            "subscriber",
            "topic_match",
            "topic_vector",
            "digest",
            "pick",
            "delivery",
            "scheduled_tasks"
        }) {
            int rows = database.read(handle -> handle.createQuery("select count(*) from " + table)
                    .mapTo(Integer.class)
                    .one());
            assertThat(rows).as(table).isZero();
        }
    }

    @Test
    void theHourThatComesTwiceStaysTwoHours() {
        var machine = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        try {
            var second = Instant.parse("2026-10-25T01:30:00Z");
            database.useTransaction(handle -> handle.execute("insert into join_asker values ('x', ?)", second));
            assertThat(database.<Instant, RuntimeException>read(
                            handle -> handle.createQuery("select last_at from join_asker")
                                    .mapTo(Instant.class)
                                    .one()))
                    .isEqualTo(second);
        } finally {
            TimeZone.setDefault(machine);
        }
    }

    @Test
    void aDateStaysItselfWhereTheMachineHadNone() {
        var machine = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
        try {
            var skipped = LocalDate.of(2011, 12, 30);
            assertThat(database.<LocalDate, RuntimeException>read(
                            handle -> handle.createQuery("select cast(:date as date)")
                                    .bind("date", skipped)
                                    .mapTo(LocalDate.class)
                                    .one()))
                    .isEqualTo(skipped);
        } finally {
            TimeZone.setDefault(machine);
        }
    }

    @Test
    void aFailureLeavesNothingOfItsTransaction() {
        assertThatThrownBy(() -> database.useTransaction(handle -> {
                    handle.execute("insert into topic (text) values ('half done')");
                    throw new IllegalStateException("power cut");
                }))
                .hasMessage("power cut");

        int rows = database.read(handle -> handle.createQuery("select count(*) from topic")
                .mapTo(Integer.class)
                .one());
        assertThat(rows).isZero();
    }

    @Test
    void anErrorInTheWorkIsNotTakenForALostConnection() {
        var mistake = new AssertionError("a mistake of ours");
        assertThatThrownBy(() -> database.read(handle -> {
                    throw mistake;
                }))
                .isSameAs(mistake);
        assertThatThrownBy(() -> database.inTransaction(handle -> {
                    throw mistake;
                }))
                .isSameAs(mistake);
        assertThatThrownBy(() -> database.useTransaction(handle -> {
                    handle.execute("insert into topic (text) values ('half done')");
                    throw mistake;
                }))
                .isSameAs(mistake);

        int rows = database.read(handle -> handle.createQuery("select count(*) from topic")
                .mapTo(Integer.class)
                .one());
        assertThat(rows).isZero();
    }

    @Test
    void theErrorOfADriverThatLostItsConnectionInABatchIsAFailureThatPasses() {
        var lost = new AssertionError();
        lost.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("org.postgresql.jdbc.PgStatement", "executeBatch", "PgStatement.java", 1)
        });
        assertThatThrownBy(() -> database.useTransaction(handle -> {
                    throw lost;
                }))
                .isInstanceOf(ConnectionException.class)
                .hasCause(lost);
    }
}
