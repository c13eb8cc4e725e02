package dev.paperboy.web;

import dev.paperboy.digest.Composer;
import dev.paperboy.digest.Digest;
import dev.paperboy.digest.History;
import dev.paperboy.digest.Tastes;
import dev.paperboy.matching.Matcher;
import dev.paperboy.matching.Taste;
import dev.paperboy.papers.Arrival;
import dev.paperboy.papers.Editions;
import dev.paperboy.papers.Paper;
import dev.paperboy.subscribers.Address;
import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Rhythm;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Wishes;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
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

    /** So long a reader waits for a changed week before the one before it does. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Papers that are embedded while somebody waits: some ten seconds at the worst. */
    private static final int EMBEDDED_AT_ONCE = 200;

    private static final Rhythm DAILY = new Rhythm(Cadence.DAILY, DayOfWeek.MONDAY, 7, ZoneOffset.UTC);
    private static final Address NOBODY = Address.parse("nobody@example.org");

    private final Editions editions;
    private final Matcher matcher;
    private final Tastes tastes;
    private final InstantSource clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        var daemon = new Thread(work, "lookback");
        daemon.setDaemon(true);
        return daemon;
    });
    private volatile @Nullable Week week;
    private @Nullable CompletableFuture<Week> refreshing;

    public Lookback(Editions editions, Matcher matcher, Tastes tastes, InstantSource clock) {
        this.editions = editions;
        this.matcher = matcher;
        this.tastes = tastes;
        this.clock = clock;
    }

    private record Week(
            LocalDate last, List<Arrival> arrivals, Matcher.Prepared prepared, Composer composer, Instant readAt) {}

    /**
     * The digest of the week that ends with the newest edition.
     *
     * @param known whose likes and dislikes count; nobody's if it is not known who asks
     */
    public Digest digest(Wishes wishes, Optional<Subscriber> known) {
        var papers = week();
        var floor = wishes.strictness().precision();
        var matches = papers.prepared().score(wishes.topics(), Math.min(floor, Composer.NEXT_DOOR));
        var taste = known.map(
                        reader -> tastes.of(List.of(reader), papers.last()).of(reader))
                .orElse(Taste.NONE);
        var reader = reader(wishes);
        // As if the first digest had been a week ago and none since, so that the whole week is news and nothing is
        // late.
        var history =
                new History(Set.of(), Optional.of(papers.last().minusDays(DAYS)), Optional.empty(), Optional.empty());
        return papers.composer()
                .compose(
                        reader,
                        papers.last(),
                        papers.arrivals(),
                        matches,
                        found -> papers.prepared().inTaste(found, taste, floor),
                        papers.prepared()::likeness,
                        history,
                        List.of())
                .with(found -> papers.prepared().explain(found, false));
    }

    /** The week's papers. While those of a changed week are made ready, which may take seconds, the ones before do. */
    private Week week() {
        var now = clock.instant();
        var known = week;
        if (known != null && now.isBefore(known.readAt().plus(KEPT)) && !now.isBefore(known.readAt())) {
            return known;
        }
        var next = refresh(now);
        try {
            return known == null ? next.join() : next.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Objects.requireNonNull(known);
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Objects.requireNonNull(known);
        }
    }

    private synchronized CompletableFuture<Week> refresh(Instant now) {
        var running = refreshing;
        if (running == null || running.isDone()) {
            running = CompletableFuture.supplyAsync(() -> read(now), thread);
            refreshing = running;
        }
        return running;
    }

    private Week read(Instant now) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var last = editions.newest(today).orElse(today);
        var all = editions.arrivals(last.minusDays(DAYS - 1L), last);
        var papers = all.stream().map(Arrival::paper).toList();
        var embedded = matcher.embedded(papers);
        // A few are embedded at once; thousands, as after a change of models, come as the background gets on with them.
        var ready = papers.size() - embedded.size() <= EMBEDDED_AT_ONCE ? papers : embedded;
        var keys = ready.stream().map(Paper::key).collect(Collectors.toSet());
        var arrivals = all.stream()
                .filter(arrival -> keys.contains(arrival.paper().key()))
                .toList();
        var known = week;
        var made = known != null && known.arrivals().equals(arrivals)
                ? new Week(known.last(), arrivals, known.prepared(), known.composer(), now)
                : new Week(last, arrivals, matcher.prepare(ready), new Composer(matcher.ruleVersion()), now);
        week = made;
        return made;
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }

    private static Subscriber reader(Wishes wishes) {
        return new Subscriber(
                0,
                "lookback",
                0,
                NOBODY,
                Subscriber.State.ACTIVE,
                withoutNextDoor(wishes.withRhythm(DAILY)),
                Optional.empty(),
                Optional.empty());
    }

    private static Wishes withoutNextDoor(Wishes wishes) {
        return new Wishes(
                wishes.topics(), wishes.rhythm(), wishes.maximum(), wishes.tellWhenEmpty(), wishes.strictness(), false);
    }
}
