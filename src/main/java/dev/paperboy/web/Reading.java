package dev.paperboy.web;

import dev.paperboy.matching.Examples;
import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Rhythm;
import dev.paperboy.subscribers.Strictness;
import dev.paperboy.subscribers.Wishes;
import dev.paperboy.topics.Topic;
import dev.paperboy.topics.TopicException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What typed fields mean.
 *
 * @param wishes empty if a field is wrong
 * @param problems lines that are no topics; if there are any, the field of the topics is wrong
 * @param errors by field, what is wrong with it, in a sentence for the person who typed it
 * @param hints what in the topics may not be meant as it is read, and examples that count for nothing yet
 */
record Reading(
        Optional<Wishes> wishes, Map<String, String> errors, List<TopicProblem> problems, List<TopicProblem> hints) {

    /** Of a form that nobody has sent. */
    static final Reading NONE = new Reading(Optional.empty(), Map.of(), List.of(), List.of());

    Reading {
        errors = Map.copyOf(errors);
        problems = List.copyOf(problems);
        hints = List.copyOf(hints);
    }

    /** @param examples where the papers are looked up that topics name */
    static Reading of(Typed typed, Examples examples) {
        var errors = new HashMap<String, String>();
        var problems = new ArrayList<TopicProblem>();
        var hints = new ArrayList<TopicProblem>();
        var topics = topics(typed, examples, errors, problems, hints);
        var rhythm = rhythm(typed, errors);
        var maximum = number(typed.maximum(), 1, Wishes.MAX_PAPERS);
        if (maximum.isEmpty()) {
            errors.put("maximum", "Please give a number from 1 to " + Wishes.MAX_PAPERS + ".");
        }
        var strictness = constant(Strictness.class, typed.strictness());
        if (strictness.isEmpty()) {
            errors.put("strictness", "Please choose how strict the choice shall be.");
        }
        return new Reading(
                errors.isEmpty()
                        ? rhythm.flatMap(r -> maximum.flatMap(m -> strictness.map(
                                s -> new Wishes(topics, r, m, typed.tellWhenEmpty(), s, typed.nextDoor()))))
                        : Optional.empty(),
                errors,
                problems,
                hints);
    }

    static boolean isMaximum(String text) {
        return number(text, 1, Wishes.MAX_PAPERS).isPresent();
    }

    static boolean isStrictness(String text) {
        return constant(Strictness.class, text).isPresent();
    }

    private static List<Topic> topics(
            Typed typed,
            Examples examples,
            Map<String, String> errors,
            List<TopicProblem> problems,
            List<TopicProblem> hints) {
        var lines = Stream.concat(typed.chosen().stream(), typed.own().lines())
                .filter(line -> !line.isBlank())
                .toList();
        var known = examples.known(
                lines.stream().flatMap(line -> parsed(line).stream()).toList());
        var byText = new LinkedHashMap<String, Topic>();
        for (var line : lines) {
            try {
                var topic = Topic.parse(line);
                if (byText.putIfAbsent(topic.text(), topic) == null) {
                    hints.addAll(hints(topic, known::contains));
                }
            } catch (TopicException e) {
                problems.add(TopicProblem.of(e));
            }
        }
        if (!problems.isEmpty()) {
            errors.put(
                    "topics",
                    problems.size() == 1 ? "One line is not clear to us yet:" : "Some lines are not clear to us yet:");
        } else if (byText.isEmpty()) {
            errors.put("topics", "Please choose a topic, or write one in your own words.");
        } else if (byText.size() > Wishes.MAX_TOPICS) {
            errors.put(
                    "topics",
                    "Please choose " + Wishes.MAX_TOPICS + " topics at the most; these are " + byText.size() + ".");
        }
        return List.copyOf(byText.values());
    }

    /** Each sentence once, at the first place that it is about. */
    private static Collection<TopicProblem> hints(Topic topic, Predicate<String> known) {
        var bySentence = new LinkedHashMap<String, TopicProblem>();
        Stream.concat(topic.unknown(known).stream(), topic.hints().stream())
                .forEach(hint -> bySentence.putIfAbsent(hint.message(), TopicProblem.of(hint)));
        return bySentence.values();
    }

    private static Optional<Topic> parsed(String line) {
        try {
            return Optional.of(Topic.parse(line));
        } catch (TopicException e) {
            return Optional.empty();
        }
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
