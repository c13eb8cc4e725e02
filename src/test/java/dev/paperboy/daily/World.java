package dev.paperboy.daily;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What happens in a simulated world, told by a table with a row for each day: the papers that each place announces, and what is the
 * matter. {@code h1@20} comes on the day's list at 20:00 UTC, {@code h1+7} a week after the day; without that a paper is there at
 * 9:00 UTC, or, at arXiv, as soon as the announcement is out. {@code a1<2} was held back: submitted two weekdays earlier than others. Outside the table arXiv and Hugging Face have a paper each weekday.
 */
final class World {

    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** The columns of the table. */
    enum Place {
        ARXIV,
        HUGGING_FACE,
        BIORXIV,
        JOURNAL
    }

    /**
     * A paper on a list.
     *
     * @param name what it is called in the table
     * @param day of the list
     * @param from when the list has it
     * @param heldBack weekdays for which arXiv kept it
     */
    record Listed(Place place, String name, LocalDate day, Instant from, int heldBack) {

        /** The day on which it would have been announced had nobody held it back. */
        LocalDate due() {
            return weekdaysBefore(day, heldBack);
        }

        /** Shortly before 14:00 in New York on the weekday before that. */
        Instant submitted() {
            return weekdaysBefore(due(), 1)
                    .atTime(LocalTime.of(13, 59))
                    .atZone(NEW_YORK)
                    .toInstant();
        }

        /** When the list of a day is complete. */
        Instant closes(LocalDate of) {
            return place == Place.ARXIV
                    ? of.atTime(5, 15).toInstant(ZoneOffset.UTC)
                    : of.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        }

        /** arXiv's names and DOIs, made from the table's. */
        String id() {
            var number = name.replaceAll("\\D", "");
            return switch (name.charAt(0)) {
                case 'a' -> "2611.1" + "0".repeat(4 - number.length()) + number;
                case 'h' -> "2611.2" + "0".repeat(4 - number.length()) + number;
                case 'b' -> "10.1101/2026.11.01." + (400_000 + Integer.parseInt(number));
                default -> "10.1000/journal.2026." + number;
            };
        }

        String title() {
            return "Paper " + name + " on matters of its own";
        }
    }

    private final Map<LocalDate, String> troubles = new TreeMap<>();
    private final List<Listed> lists;

    World(String table) {
        this.lists = table.lines().flatMap(this::row).toList();
    }

    private Stream<Listed> row(String line) {
        var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        var day = LocalDate.parse(cells.get(0).split(" ")[1]);
        troubles.put(day, cells.get(5));
        return Arrays.stream(Place.values())
                .flatMap(place -> Stream.of(cells.get(1 + place.ordinal()).split(" +"))
                        .filter(word -> !word.isEmpty())
                        .map(word -> listed(place, word, day)));
    }

    private static Listed listed(Place place, String word, LocalDate day) {
        var name = word.replaceFirst("[@+<].*", "");
        var heldBack = word.contains("<") ? Integer.parseInt(word.replaceFirst(".*<", "")) : 0;
        var hour = word.contains("@") ? Integer.parseInt(word.replaceFirst(".*@", "")) : 9;
        var after = word.contains("+") ? Integer.parseInt(word.replaceFirst(".*\\+", "")) : 0;
        var from = place == Place.ARXIV
                ? announced(day)
                : day.plusDays(after).atTime(hour, 0).toInstant(ZoneOffset.UTC);
        return new Listed(place, name, day, from, heldBack);
    }

    /** arXiv's feed turns at midnight. */
    static Instant announced(LocalDate day) {
        return day.atStartOfDay(NEW_YORK).toInstant();
    }

    List<LocalDate> days() {
        return List.copyOf(troubles.keySet());
    }

    /** What is the matter on a day, in the table's words. */
    Set<String> troubles(LocalDate day) {
        return Arrays.stream(troubles.getOrDefault(day, "").split(", "))
                .filter(trouble -> !trouble.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The names of all papers in the table, each once. */
    Set<String> names() {
        return lists.stream().map(Listed::name).collect(Collectors.toCollection(HashSet::new));
    }

    /** The lists that a paper is on. */
    List<Listed> lists(String name) {
        return lists.stream().filter(listed -> listed.name().equals(name)).toList();
    }

    /** A place's list of a day as it is at some time. */
    List<Listed> list(Place place, LocalDate day, Instant now) {
        if (!troubles.containsKey(day)) {
            return Stream.of(place)
                    .filter(one -> one == Place.ARXIV || one == Place.HUGGING_FACE)
                    .filter(one -> !isWeekend(day))
                    .map(one -> listed(one, (one == Place.ARXIV ? "a" : "h") + (3000 + day.getDayOfYear()), day))
                    .filter(listed -> !now.isBefore(listed.from()))
                    .toList();
        }
        return lists.stream()
                .filter(listed -> listed.place() == place && listed.day().equals(day))
                .filter(listed -> !now.isBefore(listed.from()))
                .toList();
    }

    private static LocalDate weekdaysBefore(LocalDate day, int weekdays) {
        var before = day;
        for (int i = 0; i < weekdays; i++) {
            do {
                before = before.minusDays(1);
            } while (isWeekend(before));
        }
        return before;
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
