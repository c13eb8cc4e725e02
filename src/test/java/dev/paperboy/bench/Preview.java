package dev.paperboy.bench;

import dev.paperboy.database.TestDatabases;
import dev.paperboy.digest.Tastes;
import dev.paperboy.matching.HybridMatcher;
import dev.paperboy.matching.SharedModel;
import dev.paperboy.matching.Vectors;
import dev.paperboy.papers.Editions;
import dev.paperboy.papers.Paper;
import dev.paperboy.papers.Papers;
import dev.paperboy.subscribers.Readers;
import dev.paperboy.topics.Topic;
import dev.paperboy.web.Lookback;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How long somebody waits who types a topic into the form: the digest of a week of 3,000 papers for each of some sentences as they stand
 * after every second word, none asked twice, with the real models. Arguments: how many papers (3000), how many sentences (60). The papers
 * are embedded first, which takes a minute for every thousand.
 */
public final class Preview {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 29);
    private static final Instant NOON = Instant.parse("2026-07-29T12:00:00Z");

    private Preview() {}

    public static void main(String... args) {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 3000;
        int sentences = args.length > 1 ? Integer.parseInt(args[1]) : 60;
        try (var database = TestDatabases.h2()) {
            var encoder = SharedModel.encoder();
            var papers = new Papers(database);
            var made = new MadePapers(1).papers(count, DAY);
            for (int day = 0; day < 7; day++) {
                store(papers, made, day);
            }
            var vectors = new Vectors(database, encoder);
            var matcher = new HybridMatcher(encoder, vectors, List::of);
            var begin = System.nanoTime();
            var arrivals = new Editions(database).arrivals(DAY.minusDays(6), DAY);
            vectors.papers(arrivals.stream().map(arrival -> arrival.paper()).toList());
            vectors.sentences(arrivals.stream().map(arrival -> arrival.paper()).toList());
            System.out.printf(
                    Locale.ROOT, "%d papers and their sentences embedded in %.0f s%n", arrivals.size(), seconds(begin));
            var readers = new Readers(database, NOON);
            var lookback = new Lookback(
                    new Editions(database),
                    matcher,
                    new Tastes(readers.ratings, papers, matcher),
                    InstantSource.fixed(NOON));
            begin = System.nanoTime();
            lookback.digest(Readers.wishes("a first question makes the week ready"), Optional.empty());
            System.out.printf(Locale.ROOT, "first question, which makes the week ready: %.1f s%n", seconds(begin));
            ask(lookback, typed(new MadePapers(2).topics(sentences / 4 + 1)));
            var times = ask(lookback, typed(new MadePapers(3).topics(sentences)));
            print("the whole answer", times);
            var conditions =
                    ask(lookback, List.of("cat:cs.*", "cat:cs.CL -cat:cs.LG", "author:Hopper", "+method +data"));
            print("conditions that many papers meet", conditions);
            var encoding = new ArrayList<Double>();
            for (var text : typed(new MadePapers(4).topics(sentences))) {
                begin = System.nanoTime();
                encoder.topics(List.of(text));
                encoding.add(1000 * seconds(begin));
            }
            print("of it: embedding what was typed", encoding);
            times.sort(null);
            System.out.printf(Locale.ROOT, "p95 %.0f ms, promised: 150 ms%n", times.get(times.size() * 95 / 100));
        }
    }

    private static void store(Papers papers, List<Paper> made, int day) {
        var date = DAY.minusDays(day);
        var own = made.stream().filter(paper -> paper.key() % 7 == day).toList();
        papers.store("bench", MadePapers.sightings(own, date), date, NOON);
    }

    /** Each sentence as it stands after two words, four and so on. */
    private static List<String> typed(List<String> sentences) {
        var typed = new ArrayList<String>();
        for (var sentence : sentences) {
            var words = List.of(sentence.split(" "));
            for (int end = 2; end < words.size() + 2; end += 2) {
                typed.add(String.join(" ", words.subList(0, Math.min(end, words.size()))));
            }
        }
        return typed.stream().distinct().toList();
    }

    private static List<Double> ask(Lookback lookback, List<String> topics) {
        var times = new ArrayList<Double>();
        for (var topic : topics) {
            var begin = System.nanoTime();
            Topic.parse(topic);
            lookback.digest(Readers.wishes(topic), Optional.empty());
            times.add(1000 * seconds(begin));
        }
        return times;
    }

    private static void print(String what, List<Double> times) {
        var sorted = times.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%-36s %4d times: p50 %.1f ms, p95 %.1f ms, most %.1f ms%n",
                what,
                sorted.size(),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 95 / 100),
                sorted.get(sorted.size() - 1));
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
