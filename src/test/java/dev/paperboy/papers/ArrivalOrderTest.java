package dev.paperboy.papers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.TestDatabases;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The same papers come out, whatever the order in which reports come in. */
final class ArrivalOrderTest {

    private static final int WORKS = 30;

    private record Report(String source, Sighting sighting) {}

    @Test
    void theOrderOfReportsMakesNoDifference() {
        var reports = reports();
        var expected = outcome(reports, new Random(0));

        assertThat(expected).hasSize(WORKS);
        for (int seed = 1; seed <= 25; seed++) {
            var random = new Random(seed);
            var shuffled = new ArrayList<>(reports);
            Collections.shuffle(shuffled, random);
            assertThat(outcome(shuffled, random)).as("seed " + seed).isEqualTo(expected);
        }
    }

    /** Each work is reported by several sources, on several days, under several names and titles. */
    private static List<Report> reports() {
        var reports = new ArrayList<Report>();
        for (int i = 0; i < WORKS; i++) {
            var title = "On the nature of work number " + i;
            var preprint = "Work " + i + " as it was called at first";
            var arxiv = PaperId.arxiv("2601.%05d".formatted(i + 1));
            var doi = PaperId.doi("10.1101/" + i);
            var day = Sightings.DAY.minusDays(i % 4);
            var author = "Ana Family" + i;
            add(reports, "file", day.plusDays(2), Sightings.of(title));
            if (i % 3 != 0) {
                add(
                        reports,
                        "arxiv",
                        day,
                        Sightings.in(
                                Sightings.by(Sightings.saying(Sightings.of(title + ".", arxiv), "Short."), author),
                                "cs.CL"));
                add(
                        reports,
                        "huggingface",
                        day.plusDays(1),
                        Sightings.liked(Sightings.of("{O}n the nature of work number " + i, arxiv), i, 1));
            }
            if (i % 3 != 1) {
                add(
                        reports,
                        "biorxiv",
                        day.plusDays(1),
                        Sightings.by(
                                Sightings.saying(Sightings.of(preprint, doi), "A longer abstract."),
                                "Family" + i + ", A.",
                                "Bo Li"));
                add(
                        reports,
                        "file",
                        day.plusDays(3),
                        Sightings.at(Sightings.of(preprint), "https://example.org/paper/" + i));
                add(
                        reports,
                        "crossref",
                        day.plusDays(3),
                        Sightings.at(Sightings.of(title, doi), "https://example.org/p/" + i));
            }
            if (i % 3 == 2) {
                add(reports, "crossref", day.plusDays(4), Sightings.of(title, doi, arxiv));
            }
        }
        return reports;
    }

    private static void add(List<Report> reports, String source, LocalDate day, Sighting sighting) {
        reports.add(new Report(source, Sightings.on(day, sighting)));
    }

    private static Set<String> outcome(List<Report> reports, Random random) {
        try (var database = TestDatabases.h2()) {
            var papers = new Papers(database);
            for (int from = 0; from < reports.size(); ) {
                int to = Math.min(reports.size(), from + 1 + random.nextInt(5));
                var source = reports.get(from).source();
                while (to > from + 1 && !sameSource(reports.subList(from, to))) {
                    to--;
                }
                var sightings =
                        reports.subList(from, to).stream().map(Report::sighting).toList();
                papers.store(source, sightings, Sightings.DAY, Instant.EPOCH.plusSeconds(from));
                from = to;
            }
            var described = new TreeSet<String>();
            new Editions(database)
                    .arrivals(LocalDate.MIN.withYear(2000), LocalDate.parse("2100-01-01"))
                    .forEach(arrival -> described.add(describe(arrival.paper())));
            return described;
        }
    }

    private static boolean sameSource(List<Report> reports) {
        return reports.stream().map(Report::source).distinct().count() == 1;
    }

    private static String describe(Paper p) {
        return String.join(
                " | ",
                p.id().toString(),
                p.title(),
                p.authors().toString(),
                p.abstractText(),
                p.link().toString(),
                p.categories().toString(),
                p.day().toString(),
                p.signals().toString());
    }
}
