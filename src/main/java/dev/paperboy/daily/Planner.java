package dev.paperboy.daily;

import dev.paperboy.daily.Progress.Stage;
import dev.paperboy.database.Database;
import dev.paperboy.delivery.Delivery.Kind;
import dev.paperboy.delivery.Outbox;
import dev.paperboy.digest.Digest;
import dev.paperboy.digest.Digests;
import dev.paperboy.digest.History;
import dev.paperboy.digest.Pick;
import dev.paperboy.digest.Tastes;
import dev.paperboy.matching.Match;
import dev.paperboy.matching.Matcher;
import dev.paperboy.matching.Taste;
import dev.paperboy.papers.Editions;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Subscribers;
import dev.paperboy.topics.Topic;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Makes the digests that are due and queues their mails. Subscribers are taken a page at a time, and each page's digests and mails are
 * one transaction, before their next due instants are set: whatever ends the work, nobody is planned by half, and planning again adds
 * only who is missing.
 */
@Singleton
public final class Planner {

    private static final int PAGE = 500;

    private final Database database;
    private final Subscribers subscribers;
    private final Editions editions;
    private final Matcher matcher;
    private final Digests digests;
    private final Tastes tastes;
    private final Outbox outbox;
    private final InstantSource clock;

    public Planner(
            Database database,
            Subscribers subscribers,
            Editions editions,
            Matcher matcher,
            Digests digests,
            Tastes tastes,
            Outbox outbox,
            InstantSource clock) {
        this.database = database;
        this.subscribers = subscribers;
        this.editions = editions;
        this.matcher = matcher;
        this.digests = digests;
        this.tastes = tastes;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What planning came to.
     *
     * @param digests digests made, empty ones included
     * @param empty digests without a paper
     * @param queued mails queued
     * @param topics distinct topics matched
     * @param matching time spent on matching and on evidence
     * @param composing time spent on reading what readers were shown and like, and on choosing
     * @param writing time spent on writing digests and mails to the database
     */
    public record Plan(
            int digests, int empty, int queued, int topics, Duration matching, Duration composing, Duration writing) {

        public static final Plan NOTHING = new Plan(0, 0, 0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

        private Plan written(Duration more) {
            return new Plan(digests, empty, queued, topics, matching, composing, writing.plus(more));
        }

        public Plan plus(Plan other) {
            return new Plan(
                    digests + other.digests,
                    empty + other.empty,
                    queued + other.queued,
                    topics + other.topics,
                    matching.plus(other.matching),
                    composing.plus(other.composing),
                    writing.plus(other.writing));
        }
    }

    /** Plans for everybody whose local hour has come. */
    public Plan planDue() {
        return planDue(Shard.WHOLE);
    }

    /** Plans for those of a shard whose local hour has come. Shards can be planned at the same time, on one machine or many. */
    public Plan planDue(Shard shard) {
        var now = clock.instant();
        var offers = new TreeMap<LocalDate, Offer>();
        return subscribers
                .due(now, PAGE, shard.number(), shard.of())
                .map(page -> planDue(page, offers, now))
                .reduce(Plan.NOTHING, Plan::plus);
    }

    private Plan planDue(List<Subscriber> page, Map<LocalDate, Offer> offers, Instant now) {
        var byDate = new TreeMap<LocalDate, List<Subscriber>>();
        var nextDues = new TreeMap<Long, Instant>();
        for (var subscriber : page) {
            var due = Due.of(subscriber, now);
            nextDues.put(subscriber.id(), due.next());
            due.issueDate().ifPresent(date -> byDate.computeIfAbsent(date, d -> new ArrayList<>())
                    .add(subscriber));
        }
        var plan = Plan.NOTHING;
        for (var entry : byDate.entrySet()) {
            plan = plan.plus(
                    plan(offers.computeIfAbsent(entry.getKey(), this::offer), entry.getKey(), entry.getValue()));
        }
        var begin = clock.instant();
        database.useTransaction(handle -> subscribers.scheduleNext(handle, nextDues));
        return plan.plus(Plan.NOTHING.written(Duration.between(begin, clock.instant())));
    }

    /** Plans for every reader, whatever the hour. */
    public Plan planAll(LocalDate issueDate, Progress progress) {
        var offer = offer(issueDate);
        var plan = Plan.NOTHING;
        progress.begin(Stage.COMPOSE, -1);
        var afterId = 0L;
        for (var page = subscribers.active(afterId, PAGE); !page.isEmpty(); page = subscribers.active(afterId, PAGE)) {
            afterId = page.get(page.size() - 1).id();
            plan = plan.plus(plan(offer, issueDate, reading(page, issueDate)));
            progress.advance(page.size());
        }
        progress.end();
        return plan;
    }

    /** Shows the digest that each reader would get to a consumer, and keeps nothing. */
    public void rehearse(LocalDate issueDate, Consumer<Digest> audience) {
        var offer = offer(issueDate);
        var afterId = 0L;
        for (var page = subscribers.active(afterId, PAGE); !page.isEmpty(); page = subscribers.active(afterId, PAGE)) {
            afterId = page.get(page.size() - 1).id();
            explained(offer, compose(offer, issueDate, reading(page, issueDate)))
                    .forEach(audience);
        }
    }

    /** The digest that one reader would get; keeps nothing. The reader need not be a stored one. */
    public Digest rehearse(LocalDate issueDate, Subscriber reader) {
        var offer = offer(issueDate);
        return explained(offer, compose(offer, issueDate, List.of(reader))).get(0);
    }

    private Offer offer(LocalDate issueDate) {
        return new Offer(issueDate, editions, matcher, clock);
    }

    private static List<Subscriber> reading(List<Subscriber> page, LocalDate date) {
        return page.stream().filter(subscriber -> subscriber.reads(date)).toList();
    }

    private Plan plan(Offer offer, LocalDate issueDate, List<Subscriber> page) {
        var begin = clock.instant();
        var matchedBefore = offer.matching();
        var topicsBefore = offer.topics();
        var planned = digests.planned(page, issueDate);
        var missing =
                page.stream().filter(reader -> !planned.contains(reader.id())).toList();
        var made = compose(offer, issueDate, missing);
        var evidence = offer.explain(offer.unkept(shown(made)));
        var composed = clock.instant();
        var kept = made.isEmpty() ? Kept.NOTHING : keep(made, evidence, issueDate);
        offer.kept(evidence);
        var matching = offer.matching().minus(matchedBefore);
        return new Plan(
                kept.digests().size(),
                (int) kept.digests().stream().filter(Digest::isEmpty).count(),
                kept.queued(),
                offer.topics() - topicsBefore,
                matching,
                Duration.between(begin, composed).minus(matching),
                Duration.between(composed, clock.instant()));
    }

    private List<Digest> compose(Offer offer, LocalDate issueDate, List<Subscriber> readers) {
        Map<Long, History> histories = digests.histories(readers, issueDate);
        Map<Topic, List<Match>> matches = offer.matches(readers.stream()
                .flatMap(reader -> reader.wishes().topics().stream())
                .distinct()
                .toList());
        var composer = offer.composer();
        var page = tastes.of(readers, issueDate);
        return readers.stream()
                .map(reader -> composer.compose(
                                reader,
                                issueDate,
                                offer.arrivals(),
                                matches,
                                taste(offer, reader, page.of(reader)),
                                offer::likeness,
                                histories.getOrDefault(reader.id(), History.NONE),
                                offer.reports())
                        .rated(page.ratings(reader)))
                .toList();
    }

    private static UnaryOperator<List<Match>> taste(Offer offer, Subscriber reader, Taste taste) {
        var floor = reader.wishes().strictness().precision();
        return taste.isNone() ? UnaryOperator.identity() : found -> offer.inTaste(found, taste, floor);
    }

    private static List<Match> shown(List<Digest> digests) {
        return digests.stream()
                .flatMap(digest -> digest.sections().stream())
                .flatMap(section -> section.picks().stream())
                .map(Pick::match)
                .toList();
    }

    /** The same digests with evidence for what they show, which is looked for all at once. */
    private static List<Digest> explained(Offer offer, List<Digest> digests) {
        var explained = offer.explain(shown(digests)).iterator();
        return digests.stream()
                .map(digest -> digest.with(
                        found -> found.stream().map(match -> explained.next()).toList()))
                .toList();
    }

    /**
     * Returns the digests that are kept now, and how many mails were queued. Another planner may have been faster with some of these
     * readers, because it was taken for dead, or since somebody does the day by hand: then its digest is the reader's, and so is its
     * mail, if there was something to tell.
     */
    private Kept keep(List<Digest> made, List<Match> evidence, LocalDate issueDate) {
        digests.keepMatches(evidence, matcher.ruleVersion());
        var now = clock.instant();
        return database.inTransaction(handle -> {
            var saved = digests.save(handle, made, now);
            var recipients = saved.stream()
                    .filter(digest ->
                            !digest.isEmpty() || digest.subscriber().wishes().tellWhenEmpty())
                    .map(digest -> digest.subscriber().id())
                    .toList();
            return new Kept(saved, outbox.queue(handle, Kind.DIGEST, recipients, issueDate, now));
        });
    }

    private record Kept(List<Digest> digests, int queued) {
        static final Kept NOTHING = new Kept(List.of(), 0);
    }
}
