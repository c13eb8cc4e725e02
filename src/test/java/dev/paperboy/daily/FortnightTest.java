package dev.paperboy.daily;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.daily.Simulation.Arrived;
import dev.paperboy.papers.SourceReport;
import dev.paperboy.subscribers.Cadence;
import dev.paperboy.web.StatusText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A fortnight of the world, from the announcements to the mails. What happens stands in the tables; what Paperboy makes of it, day for
 * day and word for word, in the diaries beside this class's resources.
 */
final class FortnightTest {

    /**
     * Thanksgiving is the 26th; the announcement that does not take place is that of the 27th. Of two papers that arXiv held back, both
     * submitted in time for the 16th, one is announced while arXiv is away.
     */
    private static final String NOVEMBER = """
            Mon 2026-11-16 | a1 a2 a3 | h1 a1 h2@20 h3+7 | b1 b2 b3 | j1    |
            Tue 2026-11-17 | a4 a5<1  | h4 a4 h5+1       | b4@23    | j2@21 |
            Wed 2026-11-18 | a6 a7 a17<2 | h6               | b5       |       | arXiv down
            Thu 2026-11-19 | a8       | a6 h7            | b6       | j3    | arXiv down
            Fri 2026-11-20 | a9 a10   | h8 a8            | b7       | j4    |
            Sat 2026-11-21 |          |                  | b8       |       |
            Sun 2026-11-22 |          |                  |          |       |
            Mon 2026-11-23 | a11 a12  | h9               | b9       | j5    | Hugging Face changed
            Tue 2026-11-24 | a13      | h10 a13 h11+3    | b10      | j6    | bioRxiv says an error
            Wed 2026-11-25 | a14 a15  | h12              | b11      |       | Hugging Face API changed
            Thu 2026-11-26 | a16      | h13              | b12      | j7    |
            Fri 2026-11-27 |          | h14              |          | j8    |
            Sat 2026-11-28 |          |                  |          |       |
            Sun 2026-11-29 |          |                  | b13      |       |""";

    /** The week's digest is that of Friday. */
    private static final List<Simulation.Reader> READERS = List.of(
            new Simulation.Reader("berlin", Cadence.DAILY, 7, ZoneId.of("Europe/Berlin")),
            new Simulation.Reader("kiritimati", Cadence.DAILY, 6, ZoneId.of("Pacific/Kiritimati")),
            new Simulation.Reader("new-york", Cadence.WEEKDAYS, 7, ZoneId.of("America/New_York")),
            new Simulation.Reader("tokyo", Cadence.WEEKLY, 7, ZoneId.of("Asia/Tokyo")));

    @TempDir
    private Path folder;

    /**
     * Clocks change in Europe on the 25th, in America on the 1st. arXiv is away over a weekend, Paperboy over another; a feed shows
     * yesterday's papers under today's date. Of what was held back one is announced while Paperboy is away, and the next day
     * the place that would tell of it is away.
     */
    private static final String OCTOBER = """
            Tue 2026-10-20 | a1 a2    | h1 a2            | b1       | j1    |
            Wed 2026-10-21 | a3       | h2 h3+7          | b2 b3    | j2    |
            Thu 2026-10-22 | a4 a5    | h4 a3            | b4@23    |       |
            Fri 2026-10-23 | a6 a7    | h5 a7            | b5       | j3    | arXiv down
            Sat 2026-10-24 |          |                  | b6       |       | arXiv down
            Sun 2026-10-25 |          |                  |          | j4@23 | arXiv down
            Mon 2026-10-26 | a8 a9    | h6               | b7       |       | arXiv down
            Tue 2026-10-27 | a10 a19  | h7 a8            | b8       | j5    |
            Wed 2026-10-28 | a11 a12  | h8@23            | b9@20    |       | arXiv stale
            Thu 2026-10-29 | a13      | h9 a12           | b10      | j6    | export.arxiv.org down
            Fri 2026-10-30 | a14 a15 a20<3 | h10 h11+1        | b11 b12  |       | Paperboy down
            Sat 2026-10-31 |          |                  | b13      | j7    | Paperboy down
            Sun 2026-11-01 |          |                  |          |       | oaipmh.arxiv.org down
            Mon 2026-11-02 | a16 a17  | h12 a14          | b14      | j8    |
            Tue 2026-11-03 | a18      | h13              | b15      |       |""";

    @Test
    void clocksChange() throws IOException {
        check(OCTOBER, "clocks-change");
    }

    @Test
    void thanksgiving() throws IOException {
        check(NOVEMBER, "thanksgiving");
    }

    /** Two worlds, or more on demand: {@code -Dworlds=100}. */
    @Test
    void whateverIsAwayForThreeDays() throws IOException {
        for (long seed = 1; seed <= Long.getLong("worlds", 2); seed++) {
            var world = new World(RandomWorld.table(seed));
            try (var simulation = new Simulation(world, Files.createDirectory(folder.resolve("mails-" + seed)))) {
                simulation.join(READERS);
                var first = world.days().get(0);
                first.datesUntil(first.plusDays(28)).forEach(simulation::live);
                holds(world, simulation);
            } catch (AssertionError e) {
                throw new AssertionError("In the world " + seed + ":\n" + RandomWorld.table(seed), e);
            }
        }
    }

    private void check(String table, String diary) throws IOException {
        var world = new World(table);
        try (var simulation = new Simulation(world, folder)) {
            simulation.join(READERS);
            var told = new StringBuilder();
            for (var day : world.days()) {
                simulation.live(day);
                told.append(told(simulation, day));
            }
            var last = world.days().get(world.days().size() - 1);
            last.plusDays(1).datesUntil(last.plusDays(6)).forEach(simulation::live);
            holds(world, simulation);
            bothPartsOfEachMailSayTheSame(simulation);
            // To be read before it is taken over: cp target/thanksgiving.txt src/test/resources/daily/
            Files.writeString(Path.of("target", diary + ".txt"), told);
            assertThat(told.toString()).isEqualTo(expected(diary));
        }
    }

    /** What must be true of any world. */
    private static void holds(World world, Simulation simulation) {
        everyPaperIsInOneDigestOfEachReader(world, simulation);
        whatCouldHaveComeEarlierIsMarkedLate(world, simulation);
        noHostIsAskedMoreThanItsRuleAllows(simulation);
    }

    private static void everyPaperIsInOneDigestOfEachReader(World world, Simulation simulation) {
        var shown = new TreeMap<String, Map<String, Integer>>();
        for (var arrived : simulation.mails()) {
            var papers = shown.computeIfAbsent(arrived.reader(), none -> new HashMap<>());
            Digested.of(arrived.mail().text()).papers().keySet().forEach(name -> papers.merge(name, 1, Integer::sum));
        }
        assertThat(shown).hasSize(4);
        shown.forEach((reader, papers) -> {
            assertThat(world.names().stream().filter(name -> !papers.containsKey(name)))
                    .as("never shown to " + reader)
                    .isEmpty();
            assertThat(papers.values()).as("how often shown to " + reader).containsOnly(1);
        });
    }

    /**
     * Late is what was not in the first digest of the paper's day or later which was made, or should have been made, when the paper's list
     * was complete. Of a paper on several lists the first may have been away, and one that was held back counts as of the day
     * that its submission would have had if that day was missed, too.
     */
    private static void whatCouldHaveComeEarlierIsMarkedLate(World world, Simulation simulation) {
        var late = 0;
        for (var reader : READERS) {
            var issues = new TreeMap<LocalDate, Digested>();
            var made = new TreeMap<LocalDate, Instant>();
            for (var arrived : simulation.mails()) {
                if (arrived.reader().equals(reader.name())) {
                    var digest = Digested.of(arrived.mail().text());
                    issues.put(digest.issued(), digest);
                    made.put(digest.issued(), arrived.at());
                }
            }
            // Those that nobody made count as if they had been made in time.
            issues.firstKey()
                    .datesUntil(issues.lastKey())
                    .filter(reader::reads)
                    .forEach(date -> made.putIfAbsent(date, reader.due(date)));
            for (var issue : issues.entrySet()) {
                for (var paper : issue.getValue().papers().entrySet()) {
                    var marks = world.lists(paper.getKey()).stream()
                            .flatMap(listed -> Stream.of(listed.day(), listed.due())
                                    .map(day -> mark(made.headMap(issue.getKey()), day, listed.closes(day))))
                            .collect(Collectors.toSet());
                    if (!marks.isEmpty()) {
                        assertThat(marks)
                                .as("%s on %s of %s", paper.getKey(), issue.getKey(), reader.name())
                                .contains(paper.getValue());
                        late += marks.contains("") ? 0 : 1;
                    }
                }
            }
        }
        assertThat(late).isPositive();
    }

    /** @param made when each digest before was */
    private static String mark(Map<LocalDate, Instant> made, LocalDate announced, Instant closed) {
        var missed = made.entrySet().stream()
                .anyMatch(one ->
                        !one.getKey().isBefore(announced) && !one.getValue().isBefore(closed));
        return missed
                ? DateTimeFormatter.ofPattern("EEE d MMMM", Locale.ENGLISH).format(announced)
                : "";
    }

    private static void bothPartsOfEachMailSayTheSame(Simulation simulation) {
        for (var arrived : simulation.mails()) {
            var digest = Digested.of(arrived.mail().text());
            var html = Jsoup.parse(arrived.mail().html()).text();
            assertThat(html).contains(digest.status());
            assertThat(digest.papers().keySet())
                    .allMatch(name -> html.contains("Paper " + name + " on matters of its own"));
            assertThat(lateMarks(html)).isEqualTo(lateMarks(arrived.mail().text()));
        }
    }

    private static List<String> lateMarks(String text) {
        return Pattern.compile("Late: announced on \\w+ \\d+ \\w+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static void noHostIsAskedMoreThanItsRuleAllows(Simulation simulation) {
        var last = new HashMap<String, Instant>();
        for (var asked : simulation.asked()) {
            var arxiv = asked.host().endsWith("arxiv.org");
            var before = last.put(arxiv ? "arxiv" : asked.host(), asked.at());
            if (before != null) {
                assertThat(Duration.between(before, asked.at()))
                        .as(asked.toString())
                        .isGreaterThanOrEqualTo(Duration.ofSeconds(arxiv ? 3 : 1));
            }
        }
        assertThat(last).containsOnlyKeys("arxiv", "huggingface.co", "api.biorxiv.org", "journal.example");
    }

    /** A day as it is remembered: what arrived, what is stored of asking, what the status page says in the evening. */
    private static String told(Simulation simulation, LocalDate day) {
        var date = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH).format(day);
        var lines = Stream.of(
                        simulation.mails().stream()
                                .filter(arrived -> arrived.at().toString().startsWith(day.toString()))
                                .flatMap(FortnightTest::told),
                        simulation.editions().reports(day, day).stream().map(FortnightTest::told),
                        Stream.of(
                                StatusText.of(simulation.editions(), day).collect(Collectors.joining("\n           "))),
                        simulation.asked().stream()
                                .filter(asked -> asked.at().toString().startsWith(day.toString()))
                                .collect(Collectors.groupingBy(
                                        WorldServer.Asked::host, TreeMap::new, Collectors.counting()))
                                .entrySet()
                                .stream()
                                .map(entry -> entry.getKey() + " asked " + entry.getValue()))
                .flatMap(line -> line);
        return "== " + date + "\n" + lines.map(line -> line + "\n").collect(Collectors.joining());
    }

    private static Stream<String> told(Arrived arrived) {
        var digest = Digested.of(arrived.mail().text());
        var papers = digest.papers().entrySet().stream()
                .map(paper -> paper.getKey() + (paper.getValue().isEmpty() ? "" : " (late, " + paper.getValue() + ")"))
                .collect(Collectors.joining(", "));
        return Stream.concat(
                Stream.of(arrived.reader() + ", " + digest.date() + ": " + papers),
                digest.status().stream().map(line -> "    " + line));
    }

    private static String told(SourceReport report) {
        return "stored: " + report.source().replaceFirst("feed-.*", "feed") + " " + report.status() + " "
                + report.level() + " found="
                + report.found() + " added=" + report.added() + " skipped="
                + report.skipped().size() + " next="
                + report.nextTry()
                        .map(next -> next.toString().replaceFirst(":00Z", ""))
                        .orElse("none")
                // A failure's words are partly the JDK's.
                + (report.status() == SourceReport.Status.FAILED
                                || report.note().isEmpty()
                        ? ""
                        : " \"" + report.note() + "\"");
    }

    /** What a mail says. */
    private record Digested(String date, Map<String, String> papers, List<String> status) {
        private static final Pattern PAPER = Pattern.compile(
                "(?m)^\\d+\\. Paper (\\w+) on matters of its own\\R.*\\R(?: +Late: announced on (.*)\\R)?");

        LocalDate issued() {
            return LocalDate.parse(date, DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH));
        }

        static Digested of(String text) {
            var papers = new TreeMap<String, String>();
            PAPER.matcher(text)
                    .results()
                    .forEach(found -> papers.put(found.group(1), found.group(2) == null ? "" : found.group(2)));
            var status = text.replaceFirst("(?s).*Where today’s papers come from\\R", "")
                    .replaceFirst("(?s)\\R-- ?\\R.*", "");
            return new Digested(
                    text.lines().findFirst().orElse("").replaceFirst("Paperboy · ", ""),
                    papers,
                    Stream.of(status.replaceAll("\\R +", " ").split("\\R"))
                            .map(line -> line.replaceFirst("^- ", ""))
                            .filter(line -> !line.isBlank())
                            .toList());
        }
    }

    private static String expected(String diary) throws IOException {
        return Files.readString(Path.of("src/test/resources/daily", diary + ".txt"));
    }
}
