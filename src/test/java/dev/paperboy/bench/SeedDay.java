package dev.paperboy.bench;

import dev.paperboy.database.Database;
import dev.paperboy.digest.Samples;
import dev.paperboy.papers.Arrival;
import dev.paperboy.papers.Collector;
import dev.paperboy.papers.Editions;
import dev.paperboy.papers.Paper;
import dev.paperboy.papers.Papers;
import dev.paperboy.papers.Source;
import dev.paperboy.papers.sources.FileSource;
import dev.paperboy.papers.sources.SampleSource;
import dev.paperboy.topics.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A real day of papers for benchmarks: the text of a Daily Papers page that lies beside the project, or, where it is missing, the sample
 * that ships with the program; and the topics of readers who care for such a day, for parts of it or for none of it.
 */
final class SeedDay {

    static final LocalDate DAY = Samples.WEDNESDAY;

    private static final Path FILE = Path.of("..", "shared", "data", "daily-papers-jul-29.txt");
    private static final Instant CAME = Instant.parse("2026-07-29T05:20:00Z");
    private static final int YESTERDAY = 100;
    private static final int LONG = 6;

    private static final List<String> FOREIGN = List.of(
            "roman pottery",
            "beekeeping",
            "medieval law",
            "coral reefs",
            "volcanoes",
            "bird song",
            "cheese",
            "glaciers");
    private static final List<String> SIDES =
            List.of("trade in", "restoration of", "history of", "chemistry of", "fieldwork on", "economics of");

    private SeedDay() {}

    private static boolean isThere() {
        return Files.isReadable(FILE);
    }

    /** Which papers are planned. */
    static String name() {
        return isThere()
                ? "the seed day, " + FILE
                : "THE SAMPLE that ships with the program, since there is no " + FILE;
    }

    /** Collects the day, and a day of made papers before it, as the program does; returns the papers of the day itself. */
    static List<Paper> collect(Database database) {
        var papers = new Papers(database);
        var yesterday = DAY.minusDays(1);
        var made = new MadePapers(1).papers(YESTERDAY, yesterday);
        papers.store("bench", MadePapers.sightings(made, yesterday), yesterday, CAME.minusSeconds(86_400));
        var clock = InstantSource.fixed(CAME);
        Source source = isThere() ? new FileSource(FILE, Optional.of(DAY), clock) : new SampleSource();
        new Collector(papers, database, clock).collect(DAY, List.of(source), report -> {});
        return new Editions(database)
                .arrivals(DAY, DAY).stream().map(Arrival::paper).toList();
    }

    /**
     * Different topics, always the same for the same papers: words of titles, phrases of abstracts, two of them together, with a word that must
     * or must not occur, and a quarter that is of no paper of the day.
     */
    static List<Topic> topics(List<Paper> papers, int count) {
        var random = new Random(29);
        var made = new MadePapers(5).topics(count).iterator();
        var topics = new LinkedHashMap<String, Topic>();
        for (int kind = 0; topics.size() < count; kind = (kind + 1) % 8) {
            var paper = words(of(papers, random));
            var text =
                    switch (kind) {
                        case 0, 1 -> phrase(words(of(papers, random).title()), 2 + random.nextInt(3), random);
                        case 2, 3 -> phrase(paper, 3 + random.nextInt(3), random);
                        case 4 -> phrase(paper, 2, random) + " and " + phrase(words(of(papers, random)), 2, random);
                        case 5 ->
                            phrase(paper, 3, random) + (random.nextBoolean() ? " +" : " -") + telling(paper, random);
                        case 6 -> made.next();
                        default -> of(SIDES, random) + " " + of(FOREIGN, random) + " " + phrase(paper, 1, random);
                    };
            var topic = Topic.parse(text);
            topics.putIfAbsent(topic.text(), topic);
        }
        return List.copyOf(topics.values());
    }

    private static List<String> words(Paper paper) {
        return words(paper.title() + " " + paper.abstractText());
    }

    private static List<String> words(String text) {
        return Stream.of(text.toLowerCase(java.util.Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    /** Neighbouring words, one of them at least a long one. */
    private static String phrase(List<String> words, int length, Random random) {
        var begins = IntStream.rangeClosed(0, Math.max(0, words.size() - length))
                .filter(begin -> words.subList(begin, Math.min(words.size(), begin + length)).stream()
                        .anyMatch(word -> word.length() >= LONG))
                .boxed()
                .toList();
        var begin = begins.isEmpty() ? 0 : of(begins, random);
        return String.join(" ", words.subList(begin, Math.min(words.size(), begin + length)));
    }

    private static String telling(List<String> words, Random random) {
        return phrase(words, 1, random);
    }

    private static <T> T of(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
