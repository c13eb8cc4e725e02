package dev.paperboy.web;

import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Strictness;
import dev.paperboy.subscribers.Wishes;
import dev.paperboy.topics.Catalogue;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The fields of the wishes form with what stands in them and what is wrong with it.
 *
 * @param own the reader's own topics, one a line
 * @param zones by continent
 * @param problems the reader's own topics that are not clear
 * @param previewHref where the form is sent to see what it would have brought
 * @param preview what it would have brought, if somebody asked
 * @param guessZone whether the browser may fill in its own zone: not where somebody may have chosen this one
 */
record WishesFields(
        List<Choice> topics,
        String own,
        List<Choice> cadences,
        List<Choice> weekdays,
        List<Choice> hours,
        List<ZoneGroup> zones,
        String maximum,
        int most,
        boolean tellWhenEmpty,
        boolean guessZone,
        List<Choice> strictnesses,
        boolean nextDoor,
        Map<String, String> errors,
        List<TopicProblem> problems,
        String previewHref,
        Preview preview) {

    /** Something that can be chosen. */
    record Choice(String value, String label, boolean chosen) {}

    record ZoneGroup(String name, List<Choice> zones) {}

    /** Fields in which nothing is wrong yet. */
    static WishesFields of(Typed typed, String previewHref) {
        return of(typed, Reading.NONE, previewHref, Preview.NONE);
    }

    static WishesFields of(Typed typed, Reading reading, String previewHref, Preview preview) {
        return new WishesFields(
                Catalogue.entries().stream()
                        .map(entry -> new Choice(
                                entry.topic().text(),
                                entry.label(),
                                typed.chosen().contains(entry.topic().text())))
                        .toList(),
                typed.own(),
                Stream.of(Cadence.values())
                        .map(cadence -> choice(cadence.name(), label(cadence), typed.cadence()))
                        .toList(),
                weekdays(typed.weekday()),
                hours(typed.hour()),
                zones(typed.zone()),
                typed.maximum(),
                Wishes.MAX_PAPERS,
                typed.tellWhenEmpty(),
                reading.equals(Reading.NONE) && typed.zone().equals(Typed.DEFAULT_ZONE),
                Stream.of(Strictness.values())
                        .map(strictness -> choice(strictness.name(), label(strictness), typed.strictness()))
                        .toList(),
                typed.nextDoor(),
                reading.errors(),
                reading.problems(),
                previewHref,
                preview);
    }

    /** What is wrong with a field; empty if nothing is. Public, or the template does not find it. */
    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    private static Choice choice(String value, String label, String chosen) {
        return new Choice(value, label, value.equals(chosen));
    }

    private static String label(Strictness strictness) {
        return switch (strictness) {
            case LOOSE -> "Loose: rather one too many";
            case BALANCED -> "Balanced";
            case STRICT -> "Strict: rather one too few";
        };
    }

    private static String label(Cadence cadence) {
        return switch (cadence) {
            case DAILY -> "Every day";
            case WEEKDAYS -> "On weekdays, Monday to Friday";
            case WEEKLY -> "Once a week";
        };
    }

    private static List<Choice> weekdays(String chosen) {
        return withTyped(
                chosen,
                Stream.of(DayOfWeek.values())
                        .map(day -> choice(day.name(), day.getDisplayName(TextStyle.FULL, Locale.ENGLISH), chosen))
                        .toList());
    }

    private static List<Choice> hours(String chosen) {
        return withTyped(
                chosen,
                IntStream.range(0, 24)
                        .mapToObj(hour ->
                                choice(String.valueOf(hour), String.format(Locale.ROOT, "%02d:00", hour), chosen))
                        .toList());
    }

    /** Of a list in which nothing is selected a browser shows and sends the first, which nobody has chosen. */
    private static List<Choice> withTyped(String typed, List<Choice> choices) {
        return typed.isEmpty() || choices.stream().anyMatch(Choice::chosen)
                ? choices
                : Stream.concat(Stream.of(new Choice(typed, typed, true)), choices.stream())
                        .toList();
    }

    private static List<ZoneGroup> zones(String chosen) {
        var groups = new TreeMap<String, List<Choice>>();
        // "Etc/GMT+5" means five hours behind, which nobody expects; SystemV is a relic.
        ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                .sorted()
                .forEach(id -> groups.computeIfAbsent(id.substring(0, id.indexOf('/')), name -> new ArrayList<>())
                        .add(choice(id, id.substring(id.indexOf('/') + 1).replace('_', ' '), chosen)));
        var listed = groups.values().stream().flatMap(List::stream).anyMatch(Choice::chosen);
        var utc = List.of(choice(Typed.DEFAULT_ZONE, "UTC", chosen));
        return Stream.concat(
                        Stream.of(new ZoneGroup("Everywhere", listed ? utc : withTyped(chosen, utc))),
                        groups.entrySet().stream().map(group -> new ZoneGroup(group.getKey(), group.getValue())))
                .toList();
    }
}
