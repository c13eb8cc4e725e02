package dev.paperboy.web;

import dev.paperboy.digest.Composer;
import dev.paperboy.digest.Digest;
import dev.paperboy.digest.History;
import dev.paperboy.digest.Tastes;
import dev.paperboy.matching.Matcher;
import dev.paperboy.matching.Taste;
import dev.paperboy.papers.Arrival;
import dev.paperboy.papers.Editions;
import dev.paperboy.subscribers.Address;
import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Rhythm;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Wishes;
import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of the last week's papers some wishes would have brought: the digest's own rules, over the newest seven days. Without the one from
 * next door, which says nothing of the topics.
 */
@Singleton
public final class Lookback {

    private static final int DAYS = 7;

    /** So long the same papers are looked at; new ones come a few times a day. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private static final Rhythm DAILY = new Rhythm(Cadence.DAILY, DayOfWeek.MONDAY, 7, ZoneOffset.UTC);
    private static final Address NOBODY = Address.parse("nobody@example.org");

    private final Editions editions;
    private final Matcher matcher;
    private final Tastes tastes;
    private final InstantSource clock;
    private @Nullable Week week;

    public Lookback(Editions editions, Matcher matcher, Tastes tastes, InstantSource clock) {
        this.editions = editions;
        this.matcher = matcher;
        this.tastes = tastes;
        this.clock = clock;
    }

    private record Week(LocalDate last, List<Arrival> arrivals, Matcher.Prepared prepared, Instant readAt) {}

    /**
     * The digest of the week that ends with the newest edition.
     *
     * @param known whose likes and dislikes count; nobody's if it is not known who asks
     */
    public Digest digest(Wishes wishes, Optional<Subscriber> known) {
        var papers = week();
        var floor = wishes.strictness().precision();
        var matches = papers.prepared().match(wishes.topics(), floor);
        var taste = known.map(
                        reader -> tastes.of(List.of(reader), papers.last()).of(reader))
                .orElse(Taste.NONE);
        var reader = reader(wishes);
        // As if the first digest had been a week ago and none since, so that the whole week is news and nothing is
        // late.
        var history =
                new History(Set.of(), Optional.of(papers.last().minusDays(DAYS)), Optional.empty(), Optional.empty());
        return new Composer(matcher.ruleVersion())
                .compose(
                        reader,
                        papers.last(),
                        papers.arrivals(),
                        matches,
                        found -> papers.prepared().inTaste(found, taste, floor),
                        history,
                        List.of());
    }

    private synchronized Week week() {
        var now = clock.instant();
        var known = week;
        if (known == null || !now.isBefore(known.readAt().plus(KEPT)) || now.isBefore(known.readAt())) {
            var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            var last = editions.newest(today).orElse(today);
            var arrivals = editions.arrivals(last.minusDays(DAYS - 1L), last);
            var prepared = matcher.prepare(arrivals.stream().map(Arrival::paper).toList());
            known = new Week(last, arrivals, prepared, now);
            week = known;
        }
        return known;
    }

    private static Subscriber reader(Wishes wishes) {
        return new Subscriber(
                0,
                "lookback",
                0,
                NOBODY,
                Subscriber.State.ACTIVE,
                wishes.withRhythm(DAILY),
                Optional.empty(),
                Optional.empty());
    }
}
