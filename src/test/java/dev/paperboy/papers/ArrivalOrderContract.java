package dev.paperboy.papers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same papers come out, whatever the order in which reports come in and however they are parted into answers. */
abstract class ArrivalOrderContract {

    /** More on demand: {@code -Dworlds=100}. */
    private static final int WORLDS = Integer.getInteger("worlds", 16);

    private static final int ORDERS = 5;
    private static final List<String> AUTHORS = List.of("Ana Müller", "Muller, A.", "Bo Li", "Cleo Jones");
    private static final List<String> TITLES = List.of(
            "Editorial",
            "Decoding at the speed of sound",
            "{D}ecoding at the Speed of Sound.",
            "Decoding at the speed of light",
            "On the nature of several works at once",
            "Reply to comment",
            "Introduction",
            "Efficient flows in finite networks of cafés",
            "E\ufb03cient \ufb02ows in \ufb01nite networks of caf{\\'e}s",
            "EFFICIENT FLOWS IN FINITE NETWORKS OF CAFE\u0301S?",
            "$\\alpha$-decay of light nuclei, seen anew",
            "\u03b1-decay of light nuclei \u2014 seen anew");
    private static final List<String> IDS = List.of(
            "arxiv:2601.00001",
            "arxiv:2601.00001v3",
            "arxiv:2601.00002",
            "arxiv:2601.00003",
            "arxiv:math/0309136",
            "arxiv:math.GT/0309136v2",
            "doi:10.1000/a",
            "doi:10.1000/B",
            "doi:10.1000/c",
            "doi:10.48550/arXiv.2601.00002",
            "doi:https://doi.org/10.48550/ARXIV.2601.00003",
            "doi:http://dx.doi.org/10.1000/A",
            "arxiv:https://arxiv.org/pdf/2601.00001v2.pdf",
            "huggingface:sound-paper",
            "huggingface:light-paper");

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

    /** What a source said on a day. */
    record Report(String source, LocalDate observedOn, Sighting sighting) {}

    @Test
    void theOrderOfReportsMakesNoDifference() {
        for (int world = 0; world < WORLDS; world++) {
            var reports = reports(new Random(world), 4 + world * 2);
            var expected = outcome(reports, new Random(0));
            for (int order = 1; order <= ORDERS; order++) {
                var random = new Random(world * 1_000L + order);
                var shuffled = new ArrayList<>(reports);
                Collections.shuffle(shuffled, random);
                assertThat(outcome(shuffled, random))
                        .as("world %d, order %d: %s", world, order, shuffled)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void reportsThatComeAgainMakeNoDifference() {
        var reports = reports(new Random(99), 40);
        var twice = new ArrayList<>(reports);
        twice.addAll(reports);
        Collections.shuffle(twice, new Random(98));

        assertThat(outcome(twice, new Random(97))).isEqualTo(outcome(reports, new Random(96)));
    }

    @Test
    void everyOrderOfAContradictionGivesTheSamePapers() {
        var chain = List.of(
                report("arxiv", Sightings.of("The first of two papers", PaperId.arxiv("2601.00001"), DOI)),
                report("arxiv", Sightings.of("The second of two papers", PaperId.arxiv("2601.00002"), DOI)),
                report("crossref", Sightings.of("A title of its own, from the journal", DOI)),
                report("file", Sightings.of("The second of two papers")),
                report("feed", Sightings.by(Sightings.of("The second of two papers"), "Ana Müller")));
        var outcomes = new TreeSet<String>();
        permutations(chain).forEach(order -> outcomes.add(String.join("\n", outcome(order, new Random(1)))));

        assertThat(outcomes).hasSize(1);
        assertThat(outcomes.first().lines())
                .anyMatch(line -> line.startsWith("arxiv:2601.00001 ") && line.contains("doi:10.1000/a"))
                .anyMatch(line -> line.startsWith("arxiv:2601.00002 ") && line.contains("[Ana Müller]"));
    }

    @Test
    void whatOneRunSaysMayBePartedIntoMany() {
        for (int world = 100; world < 104; world++) {
            var reports = reports(new Random(world), 30).stream()
                    .map(report -> new Report("arxiv", Sightings.DAY, unliked(report.sighting())))
                    .toList();
            var atOnce = outcome(reports, new Random(0) {
                @Override
                public int nextInt(int bound) {
                    return bound - 1;
                }
            });
            var oneByOne = outcome(reports, new Random(0) {
                @Override
                public int nextInt(int bound) {
                    return 0;
                }
            });
            assertThat(oneByOne).as("world %d: %s", world, reports).isEqualTo(atOnce);
        }
    }

    /** Counts are of the newest report, which is an order. */
    private static Sighting unliked(Sighting sighting) {
        return Sightings.on(
                sighting.day(),
                new Sighting(
                        sighting.day(),
                        sighting.ids(),
                        sighting.title(),
                        sighting.authors(),
                        sighting.abstractText(),
                        sighting.summary(),
                        sighting.link(),
                        sighting.categories(),
                        Signals.NONE));
    }

    private static final PaperId DOI = PaperId.doi("10.1000/a");

    private static Report report(String source, Sighting sighting) {
        return new Report(source, Sightings.DAY, sighting);
    }

    private static Stream<List<Report>> permutations(List<Report> reports) {
        if (reports.isEmpty()) {
            return Stream.of(List.of());
        }
        return reports.stream().flatMap(first -> {
            var others = reports.stream().filter(other -> other != first).toList();
            return permutations(others)
                    .map(rest -> Stream.concat(Stream.of(first), rest.stream()).toList());
        });
    }

    /** A few ids, titles and authors in all combinations: chains, contradictions, titles that say nothing. */
    private static List<Report> reports(Random random, int count) {
        var reports = new ArrayList<Report>();
        for (int i = 0; i < count; i++) {
            var observed = Sightings.DAY.plusDays(random.nextInt(4));
            var ids = random.ints(random.nextInt(4), 0, IDS.size())
                    .mapToObj(at -> id(IDS.get(at)))
                    .toArray(PaperId[]::new);
            var sighting = Sightings.of(any(TITLES, random), ids);
            sighting = random.nextBoolean() ? Sightings.by(sighting, any(AUTHORS, random)) : sighting;
            sighting = random.nextBoolean()
                    ? Sightings.saying(sighting, any(List.of("Short.", "Long enough.", "Also short"), random))
                    : sighting;
            sighting = random.nextBoolean()
                    ? Sightings.at(
                            sighting,
                            any(List.of("https://a.example/1", "http://a.example", "https://b.example"), random))
                    : sighting;
            sighting = random.nextBoolean()
                    ? Sightings.in(sighting, any(List.of("cs.CL", "cs.LG"), random), "stat.ML")
                    : sighting;
            sighting = Sightings.on(Sightings.DAY.minusDays(random.nextInt(5)), sighting);
            // A source's later count of one day stands above an earlier one, so here it always counts the same on one
            // day.
            sighting = random.nextBoolean() ? Sightings.liked(sighting, observed.getDayOfMonth(), 1) : sighting;
            reports.add(new Report(any(List.of("arxiv", "huggingface", "file"), random), observed, sighting));
        }
        return reports;
    }

    /** As sources write them. */
    private static PaperId id(String text) {
        var plain = text.replaceFirst("^(doi|arxiv):(?=http)", "");
        return plain.contains("doi.org") ? PaperId.doi(plain) : PaperId.parse(plain);
    }

    private static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private Set<String> outcome(List<Report> reports, Random random) {
        database.useTransaction(handle -> {
            handle.execute("update paper set same_as = null");
            List.of("sighting", "edition_paper", "paper_name", "paper")
                    .forEach(table -> handle.execute("delete from " + table));
        });
        var papers = new Papers(database);
        for (int from = 0; from < reports.size(); ) {
            var first = reports.get(from);
            int to = from + 1;
            while (to < reports.size() && isSameAnswer(first, reports.get(to)) && random.nextInt(4) > 0) {
                to++;
            }
            var sightings =
                    reports.subList(from, to).stream().map(Report::sighting).toList();
            papers.store(first.source(), sightings, first.observedOn(), Instant.EPOCH.plusSeconds(from));
            from = to;
        }
        var described = new TreeSet<String>();
        new Editions(database)
                .arrivals(LocalDate.parse("2000-01-01"), LocalDate.parse("2100-01-01"))
                .forEach(arrival -> described.add(describe(papers, arrival.paper())));
        return described;
    }

    private static boolean isSameAnswer(Report one, Report other) {
        return one.source().equals(other.source()) && one.observedOn().equals(other.observedOn());
    }

    /** Everything that is known of a paper, and which of the names lead to it. */
    private static String describe(Papers papers, Paper p) {
        var found = IDS.stream()
                .map(ArrivalOrderContract::id)
                .distinct()
                .filter(id ->
                        papers.find(id).filter(other -> other.key() == p.key()).isPresent())
                .toList();
        return String.join(
                " | ",
                p.id().toString(),
                p.title(),
                p.authors().toString(),
                p.abstractText(),
                p.link().toString(),
                p.categories().toString(),
                p.day().toString(),
                p.signals().toString(),
                papers.origins(p.key()).toString(),
                found.toString());
    }
}
