package dev.paperboy.daily;

import dev.paperboy.digest.Composer;
import dev.paperboy.matching.Match;
import dev.paperboy.matching.Matcher;
import dev.paperboy.matching.Taste;
import dev.paperboy.papers.Arrival;
import dev.paperboy.papers.Editions;
import dev.paperboy.papers.Paper;
import dev.paperboy.papers.SourceReport;
import dev.paperboy.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What there is for the digests of one issue date: the papers of the days that any of them looks at, and which of these fit which
 * topic. Each topic is matched once, however many readers follow it. For one thread.
 */
final class Offer {

    private final Supplier<Matcher.Prepared> prepared;
    private final InstantSource clock;
    private final List<Arrival> arrivals;
    private final List<SourceReport> reports;
    private final Map<Topic, List<Match>> matches = new HashMap<>();
    private final Set<Shown> kept = new HashSet<>();
    private final Composer composer;
    private Duration matching = Duration.ZERO;

    Offer(LocalDate issueDate, Editions editions, Matcher matcher, InstantSource clock) {
        this.clock = clock;
        this.composer = new Composer(matcher.ruleVersion());
        var firstDay = issueDate.minusDays(Composer.LONGEST_LOOK_BACK);
        this.arrivals = editions.arrivals(firstDay, issueDate).stream()
                .filter(arrival -> Composer.isNews(arrival, issueDate))
                .toList();
        this.reports = editions.reports(firstDay, issueDate);
        this.prepared =
                once(() -> matcher.prepare(arrivals.stream().map(Arrival::paper).toList()));
    }

    List<Arrival> arrivals() {
        return arrivals;
    }

    /** What came of asking the sources for the same days. */
    List<SourceReport> reports() {
        return reports;
    }

    /** How long matching, and looking for evidence, took so far. */
    Duration matching() {
        return matching;
    }

    /** How many topics were matched so far. */
    int topics() {
        return matches.size();
    }

    /** What fits some topics, and what nearly does, without evidence yet: who shows it minds {@link Composer#NEXT_DOOR}. */
    Map<Topic, List<Match>> matches(Collection<Topic> topics) {
        var missing = new LinkedHashSet<>(topics);
        missing.removeAll(matches.keySet());
        if (!missing.isEmpty()) {
            matches.putAll(timed(() -> prepared.get().score(missing, Composer.NEXT_DOOR)));
        }
        var found = new HashMap<Topic, List<Match>>();
        topics.forEach(topic -> found.put(topic, matches.getOrDefault(topic, List.of())));
        return found;
    }

    /** The same matches to a reader's taste. */
    List<Match> inTaste(List<Match> matches, Taste taste, double floor) {
        return matches.isEmpty() ? matches : prepared.get().inTaste(matches, taste, floor);
    }

    /** One for all readers: what it learns of papers is learnt once. */
    Composer composer() {
        return composer;
    }

    /** See {@link Matcher.Prepared#likeness}. */
    double likeness(Paper one, Paper other) {
        return prepared.get().likeness(one, other);
    }

    /** The same matches with their evidence: only for what is shown, which of 50,000 topics' matches is little. */
    List<Match> explain(List<Match> matches) {
        return matches.isEmpty() ? matches : timed(() -> prepared.get().explain(matches, true));
    }

    private <T> T timed(Supplier<T> work) {
        Instant begin = clock.instant();
        var done = work.get();
        matching = matching.plus(Duration.between(begin, clock.instant()));
        return done;
    }

    /** Those of some matches that were not kept yet, as they are to all who follow the topic; {@link #kept} is told of them. */
    List<Match> unkept(Collection<Match> shown) {
        return shown.stream()
                .filter(match -> !kept.contains(Shown.of(match)))
                .collect(Collectors.toMap(Shown::of, Function.identity(), (one, same) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .map(this::shared)
                .toList();
    }

    void kept(Collection<Match> matches) {
        matches.stream().map(Shown::of).forEach(kept::add);
    }

    /** A paper under a topic, in some reader's digest. */
    private record Shown(Topic topic, long paper) {
        static Shown of(Match match) {
            return new Shown(match.topic(), match.paper().key());
        }
    }

    /** A match as it is to all who follow the topic, whatever a reader's taste made of it. */
    private Match shared(Match match) {
        return matches.getOrDefault(match.topic(), List.of()).stream()
                .filter(known -> known.paper().key() == match.paper().key())
                .findFirst()
                .orElse(match);
    }

    /** Not before it is needed: nobody may be due. For one thread. */
    private static Supplier<Matcher.Prepared> once(Supplier<Matcher.Prepared> prepare) {
        return new Supplier<>() {
            private Matcher.@Nullable Prepared prepared;

            @Override
            public Matcher.Prepared get() {
                if (prepared == null) {
                    prepared = prepare.get();
                }
                return prepared;
            }
        };
    }
}
