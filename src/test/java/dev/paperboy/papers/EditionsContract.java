package dev.paperboy.papers;

import static dev.paperboy.papers.Sightings.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.paperboy.database.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was announced on which day. */
abstract class EditionsContract {

    private static final Instant TEN = Instant.parse("2026-01-05T10:00:00Z");
    private static final LocalDate FRIDAY = DAY.minusDays(3);

    private Database database;
    private Papers papers;
    private Editions editions;

    abstract Database open();

    @BeforeEach
    void openFresh() {
        database = open();
        papers = new Papers(database);
        editions = new Editions(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void store(Instant now, Sighting... sightings) {
        papers.store("huggingface", List.of(sightings), DAY, now);
    }

    @Test
    void aDayWithNothingHasNoEdition() {
        assertThat(editions.find(DAY)).isEmpty();
        assertThat(editions.newest(DAY)).isEmpty();
        assertThat(editions.newestCollected()).isEmpty();
        assertThat(editions.before(DAY)).isEmpty();
        assertThat(editions.after(DAY)).isEmpty();
        assertThat(editions.days(YearMonth.from(DAY))).isEmpty();
        assertThat(editions.arrivals(FRIDAY, DAY)).isEmpty();
        assertThat(editions.reports(FRIDAY, DAY)).isEmpty();
    }

    @Test
    void anEditionIsInTrendingOrder() {
        store(
                TEN,
                Sightings.of("Not counted, first"),
                Sightings.liked(Sightings.of("Ten votes, no comments"), 10, 0),
                Sightings.liked(Sightings.of("Ten votes, two comments"), 10, 2),
                Sightings.liked(Sightings.of("No votes"), 0, 0),
                Sightings.of("Not counted, second"),
                Sightings.liked(Sightings.of("Eleven votes"), 11, 0));

        assertThat(editions.find(DAY).orElseThrow().papers())
                .extracting(Paper::title)
                .containsExactly(
                        "Eleven votes",
                        "Ten votes, two comments",
                        "Ten votes, no comments",
                        "No votes",
                        "Not counted, first",
                        "Not counted, second");
    }

    @Test
    void trendsAreComparedOverSourcesAndFollowTheNewestCount() {
        papers.store("loud", List.of(liked("Loud first", 900), liked("Loud second", 100)), DAY, TEN);
        papers.store("quiet", List.of(liked("Quiet first", 5), liked("Quiet second", 1)), DAY, TEN);
        assertThat(editions.find(DAY).orElseThrow().papers())
                .extracting(Paper::title)
                .containsExactly("Loud first", "Quiet first", "Loud second", "Quiet second");

        papers.store("quiet", List.of(liked("Quiet first", 5), liked("Quiet second", 9)), DAY.plusDays(1), TEN);
        assertThat(editions.find(DAY).orElseThrow().papers())
                .extracting(Paper::title)
                .containsExactly("Loud first", "Quiet second", "Loud second", "Quiet first");
    }

    private static Sighting liked(String title, int upvotes) {
        return Sightings.liked(Sightings.of(title), upvotes, 0);
    }

    @Test
    void neighboursAreDaysWithPapers() {
        store(TEN, Sightings.of("Monday's paper"), Sightings.on(FRIDAY, Sightings.of("Friday's paper")));

        assertThat(editions.before(DAY)).contains(FRIDAY);
        assertThat(editions.before(FRIDAY)).isEmpty();
        assertThat(editions.after(FRIDAY)).contains(DAY);
        assertThat(editions.after(DAY)).isEmpty();
        assertThat(editions.newest(DAY.minusDays(1))).contains(FRIDAY);
        assertThat(editions.newest(DAY)).contains(DAY);
    }

    @Test
    void theNewestCollectedDayMayBeAnOldOne() {
        store(TEN, Sightings.of("Monday's paper"));
        store(TEN.plusSeconds(60), Sightings.on(FRIDAY, Sightings.of("Friday's paper")));

        assertThat(editions.newestCollected()).contains(FRIDAY);
    }

    @Test
    void aMonthsDaysAreCounted() {
        store(
                TEN,
                Sightings.of("Monday's paper"),
                Sightings.of("Monday's other paper"),
                Sightings.on(FRIDAY, Sightings.of("Friday's paper")),
                Sightings.on(LocalDate.parse("2025-12-31"), Sightings.of("Last year's paper")));

        assertThat(editions.days(YearMonth.of(2026, 1))).containsExactly(entry(FRIDAY, 1), entry(DAY, 2));
    }

    @Test
    void arrivalsKeepTheMomentOfTheFirstReport() {
        store(TEN, Sightings.of("Monday's paper, here to stay"));
        store(
                TEN.plusSeconds(60),
                Sightings.of("Monday's paper, here to stay"),
                Sightings.on(FRIDAY, Sightings.of("Friday's paper")));

        assertThat(editions.arrivals(FRIDAY, DAY)).extracting(Arrival::at).containsExactly(TEN.plusSeconds(60), TEN);
        assertThat(editions.arrivals(DAY, DAY)).hasSize(1);
    }
}
