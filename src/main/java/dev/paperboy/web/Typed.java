package dev.paperboy.web;

import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Strictness;
import dev.paperboy.subscribers.Wishes;
import dev.paperboy.topics.Catalogue;
import dev.paperboy.topics.Topic;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands in the fields of the wishes form, as typed, right or wrong.
 *
 * @param chosen texts of the catalogue's topics that are ticked
 * @param own the reader's own topics, one a line
 */
record Typed(
        List<String> chosen,
        String own,
        String cadence,
        String weekday,
        String hour,
        String zone,
        String maximum,
        boolean tellWhenEmpty,
        String strictness,
        boolean nextDoor) {

    /** What the zone field holds until the browser or the reader says better. */
    static final String DEFAULT_ZONE = "UTC";

    /** A form that nobody has touched, except that a topic may have been brought along. */
    static Typed fresh(String topic) {
        return new Typed(
                List.of(),
                topic,
                Cadence.WEEKDAYS.name(),
                "MONDAY",
                "7",
                DEFAULT_ZONE,
                String.valueOf(Wishes.DEFAULT_PAPERS),
                false,
                Strictness.BALANCED.name(),
                true);
    }

    /** The same topics, and what is usual where nothing sensible stands in a field that a preview does not ask for. */
    Typed forPreview() {
        var usual = fresh("");
        return new Typed(
                chosen,
                own,
                usual.cadence,
                usual.weekday,
                usual.hour,
                usual.zone,
                Reading.isMaximum(maximum) ? maximum : usual.maximum,
                false,
                Reading.isStrictness(strictness) ? strictness : usual.strictness,
                nextDoor);
    }

    static Typed of(Wishes wishes) {
        var offered = offered();
        var texts = wishes.topics().stream().map(Topic::text).toList();
        var rhythm = wishes.rhythm();
        return new Typed(
                texts.stream().filter(offered::contains).toList(),
                texts.stream().filter(text -> !offered.contains(text)).collect(Collectors.joining("\n")),
                rhythm.cadence().name(),
                rhythm.weekday().name(),
                String.valueOf(rhythm.hour()),
                rhythm.zone().getId(),
                String.valueOf(wishes.maximum()),
                wishes.tellWhenEmpty(),
                wishes.strictness().name(),
                wishes.nextDoor());
    }

    static Typed of(MultivaluedMap<String, String> form) {
        var offered = offered();
        var chosen = form.getOrDefault("chosen", List.of());
        // A page from before the catalogue changed sends topics that have no box any more; they become the reader's
        // own.
        var own = Stream.concat(Stream.of(one(form, "own")), chosen.stream().filter(text -> !offered.contains(text)))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
        return new Typed(
                chosen.stream().filter(offered::contains).toList(),
                own,
                one(form, "cadence"),
                one(form, "weekday"),
                one(form, "hour"),
                one(form, "zone"),
                one(form, "maximum"),
                form.containsKey("tellWhenEmpty"),
                // A page from before there was this field does not send it.
                form.containsKey("strictness") ? one(form, "strictness") : Strictness.BALANCED.name(),
                form.containsKey("nextDoor"));
    }

    /** A field's first value without white space around it; empty if the form does not have it. */
    static String one(MultivaluedMap<String, String> form, String name) {
        return form.getOrDefault(name, List.of()).stream()
                .findFirst()
                .orElse("")
                .strip();
    }

    private static Set<String> offered() {
        return Catalogue.entries().stream().map(entry -> entry.topic().text()).collect(Collectors.toSet());
    }
}
