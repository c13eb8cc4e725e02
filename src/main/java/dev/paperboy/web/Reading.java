package dev.paperboy.web;

import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Rhythm;
import dev.paperboy.subscribers.Wishes;
import dev.paperboy.topics.Topic;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What typed fields mean.
 *
 * @param wishes empty if a field is wrong
 * @param errors by field, what is wrong with it, in a sentence for the person who typed it
 */
record Reading(Optional<Wishes> wishes, Map<String, String> errors) {

    Reading {
        errors = Map.copyOf(errors);
    }

    static Reading of(Typed typed) {
        var errors = new HashMap<String, String>();
        var topics = topics(typed, errors);
        var rhythm = rhythm(typed, errors);
        var maximum = number(typed.maximum(), 1, Wishes.MAX_PAPERS);
        if (maximum.isEmpty()) {
            errors.put("maximum", "Please give a number from 1 to " + Wishes.MAX_PAPERS + ".");
        }
        return new Reading(
                errors.isEmpty()
                        ? rhythm.flatMap(r -> maximum.map(m -> new Wishes(topics, r, m, typed.tellWhenEmpty())))
                        : Optional.empty(),
                errors);
    }

    private static List<Topic> topics(Typed typed, Map<String, String> errors) {
        var byText = new LinkedHashMap<String, Topic>();
        var wrong = new ArrayList<String>();
        Stream.concat(typed.chosen().stream(), typed.own().lines())
                .filter(line -> !line.isBlank())
                .forEach(line -> {
                    try {
                        var topic = Topic.parse(line);
                        byText.putIfAbsent(topic.text(), topic);
                    } catch (IllegalArgumentException e) {
                        wrong.add(String.valueOf(e.getMessage()));
                    }
                });
        if (!wrong.isEmpty()) {
            errors.put("topics", String.join(" ", wrong));
        } else if (byText.isEmpty()) {
            errors.put("topics", "Please choose a topic, or write one in your own words.");
        } else if (byText.size() > Wishes.MAX_TOPICS) {
            errors.put(
                    "topics",
                    "Please choose " + Wishes.MAX_TOPICS + " topics at the most; these are " + byText.size() + ".");
        }
        return List.copyOf(byText.values());
    }

    private static Optional<Rhythm> rhythm(Typed typed, Map<String, String> errors) {
        var cadence = constant(Cadence.class, typed.cadence());
        var weekday = constant(DayOfWeek.class, typed.weekday());
        var hour = number(typed.hour(), 0, 23);
        var zone = zone(typed.zone());
        if (cadence.isEmpty()) {
            errors.put("cadence", "Please choose how often a digest comes.");
        }
        if (weekday.isEmpty()) {
            errors.put("weekday", "Please choose a day of the week.");
        }
        if (hour.isEmpty()) {
            errors.put("hour", "Please choose an hour.");
        }
        if (zone.isEmpty()) {
            errors.put("zone", "We do not know the time zone \"" + typed.zone() + "\". Please choose one of the list.");
        }
        return cadence.flatMap(c -> weekday.flatMap(w -> hour.flatMap(h -> zone.map(z -> new Rhythm(c, w, h, z)))));
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst();
    }

    private static Optional<Integer> number(String text, int least, int most) {
        return Optional.of(text)
                .filter(t -> t.matches("[0-9]{1,4}"))
                .map(Integer::valueOf)
                .filter(n -> n >= least && n <= most);
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            // Only names of the list: "+01:00" is a zone for Java, but knows no summer time.
            return ZoneId.getAvailableZoneIds().contains(text) ? Optional.of(ZoneId.of(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
