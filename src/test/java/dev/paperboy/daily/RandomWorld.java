package dev.paperboy.daily;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A fortnight drawn from a seed: what is announced where and when, held back or not, and who is away for one to three days. */
final class RandomWorld {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 16);
    private static final int DAYS = 14;
    /** Before that the readers' first digests would not look back at what was missed. */
    private static final int QUIET = 2;

    private static final List<String> AWAY = List.of(
            "arXiv down",
            "arXiv stale",
            "Hugging Face changed",
            "bioRxiv says an error",
            "rss.arxiv.org down",
            "export.arxiv.org down",
            "oaipmh.arxiv.org down",
            "huggingface.co down",
            "api.biorxiv.org down",
            "journal.example down",
            "Paperboy down");

    private final Random random;
    private final Map<Character, Integer> numbers = new HashMap<>();

    private RandomWorld(Random random) {
        this.random = random;
    }

    /** As {@link World} reads it. */
    static String table(long seed) {
        return new RandomWorld(new Random(seed)).table();
    }

    private String table() {
        var away = away();
        return IntStream.range(0, DAYS)
                .mapToObj(day -> {
                    var date = FIRST.plusDays(day);
                    var weekend = World.isWeekend(date);
                    // No announcement on the day after Thanksgiving.
                    var quiet = weekend || date.equals(LocalDate.of(2026, 11, 27));
                    return String.join(
                            " | ",
                            DateTimeFormatter.ofPattern("EEE uuuu-MM-dd", Locale.ENGLISH)
                                    .format(date),
                            quiet ? "" : papers('a', 1, day < QUIET ? List.of("") : List.of("", "", "<1", "<2", "<3")),
                            weekend ? "" : papers('h', 1, List.of("", "", "@20", "+1", "+3", "+7")) + known(),
                            papers('b', 0, List.of("", "@23")),
                            papers('j', 0, List.of("", "@21")),
                            String.join(", ", away.getOrDefault(day, Set.of())));
                })
                .collect(Collectors.joining("\n"));
    }

    private String papers(char place, int least, List<String> whens) {
        return IntStream.range(0, least + random.nextInt(3))
                .mapToObj(i ->
                        place + "" + numbers.merge(place, 1, Integer::sum) + whens.get(random.nextInt(whens.size())))
                .collect(Collectors.joining(" "));
    }

    /** Some papers of arXiv's are on the other list, too, some days later. */
    private String known() {
        int last = numbers.getOrDefault('a', 0);
        return last > 0 && random.nextBoolean() ? " a" + (1 + random.nextInt(last)) : "";
    }

    private Map<Integer, Set<String>> away() {
        var away = new HashMap<Integer, Set<String>>();
        for (var who : AWAY) {
            if (random.nextBoolean()) {
                int from = QUIET + random.nextInt(DAYS - QUIET);
                IntStream.range(from, Math.min(DAYS, from + 1 + random.nextInt(3)))
                        .forEach(day -> away.computeIfAbsent(day, none -> new LinkedHashSet<>())
                                .add(who));
            }
        }
        return away;
    }
}
