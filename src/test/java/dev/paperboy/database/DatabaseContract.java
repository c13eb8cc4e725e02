package dev.paperboy.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
