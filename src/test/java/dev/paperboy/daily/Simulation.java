package dev.paperboy.daily;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.delivery.Outboxes;
import dev.paperboy.delivery.Postbox;
import dev.paperboy.delivery.Postbox.Mail;
import dev.paperboy.digest.Digests;
import dev.paperboy.digest.Tastes;
import dev.paperboy.http.TestHttp;
import dev.paperboy.papers.Collector;
import dev.paperboy.papers.Editions;
import dev.paperboy.papers.Papers;
import dev.paperboy.papers.Source;
import dev.paperboy.papers.sources.ArxivSettings;
import dev.paperboy.papers.sources.ArxivSource;
import dev.paperboy.papers.sources.CrossrefSettings;
import dev.paperboy.papers.sources.FeedSettings;
import dev.paperboy.papers.sources.HuggingFaceSettings;
import dev.paperboy.papers.sources.HuggingFaceSource;
import dev.paperboy.papers.sources.RxivSettings;
import dev.paperboy.papers.sources.Sources;
import dev.paperboy.subscribers.Address;
import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Readers;
import dev.paperboy.subscribers.Rhythm;
import dev.paperboy.subscribers.Wishes;
import dev.paperboy.topics.Topic;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Paperboy in a {@link World}: the real sources over the real client, a real database, collecting, planning and mailing at the times at
 * which the service does, and readers who want everything. Only the clock is moved by hand.
 */
final class Simulation implements AutoCloseable {

    /** A mail, when it arrived, and for whom. */
    record Arrived(Instant at, String reader, Mail mail) {}

    private static final List<LocalTime> ROUNDS = List.of("05:20", "06:30", "10:30", "14:30", "18:30", "22:30").stream()
            .map(LocalTime::parse)
            .toList();
    private static final Map<String, String> SETTINGS = Map.of(
            "paperboy.huggingface.base-url", "http://huggingface.co",
            "paperboy.arxiv.enabled", "true",
            "paperboy.arxiv.categories", "cs.CL",
            "paperboy.arxiv.feed-url", "http://rss.arxiv.org",
            "paperboy.arxiv.api-url", "http://export.arxiv.org",
            "paperboy.arxiv.oai-url", "http://oaipmh.arxiv.org",
            "paperboy.rxiv.servers", "biorxiv",
            "paperboy.rxiv.base-url", "http://api.biorxiv.org",
            "paperboy.feeds.urls", "http://journal.example/feed");

    private final World world;
    private final Database database = TestDatabases.h2();
    private final Readers clock;
    private final WorldServer server;
    private final Editions editions = new Editions(database);
    private final Papers papers = new Papers(database);
    private final Day day;
    private final Planner planner;
    private final Postbox postbox;
    private boolean isRunning;
    private final List<Arrived> mails = new ArrayList<>();

    Simulation(World world, Path folder) {
        this.world = world;
        this.clock = new Readers(database, world.days().get(0).atStartOfDay().toInstant(ZoneOffset.UTC));
        this.server = new WorldServer(world, clock);
        var digests = new Digests(database, papers, editions, clock.subscribers);
        var outbox = Outboxes.outbox(database, clock.secret);
        this.day = new Day(new Collector(papers, database, clock), editions, digests, outbox, new Settings(), clock);
        var matcher = new EveryPaper();
        var tastes = new Tastes(clock.ratings, papers, matcher);
        this.planner = new Planner(database, clock.subscribers, editions, matcher, digests, tastes, outbox, clock);
        this.postbox = new Postbox(database, clock, folder);
    }

    /** Somebody who wants everything. */
    record Reader(String name, Cadence cadence, int hour, ZoneId zone) {

        boolean reads(LocalDate date) {
            return switch (cadence) {
                case DAILY -> true;
                case WEEKDAYS -> !World.isWeekend(date);
                case WEEKLY -> date.getDayOfWeek() == DayOfWeek.FRIDAY;
            };
        }

        Instant due(LocalDate date) {
            return date.atTime(hour, 0).atZone(zone).toInstant();
        }
    }

    void join(List<Reader> readers) {
        for (var reader : readers) {
            var rhythm = new Rhythm(reader.cadence(), DayOfWeek.FRIDAY, reader.hour(), reader.zone());
            clock.changes.add(
                    Address.parse(reader.name() + "@example.org"),
                    new Wishes(List.of(Topic.parse("everything")), rhythm, Wishes.MAX_PAPERS, true));
        }
    }

    Editions editions() {
        return editions;
    }

    List<WorldServer.Asked> asked() {
        return server.asked();
    }

    List<Arrived> mails() {
        return mails;
    }

    /** Lives through a day (UTC). */
    void live(LocalDate date) {
        if (world.troubles(date).contains("Paperboy down")) {
            isRunning = false;
            return;
        }
        if (world.troubles(date.minusDays(1)).contains("Paperboy down")) {
            moveTo(date.atTime(LocalTime.of(9, 10)));
        }
        // As Timetable does at the start.
        if (!isRunning && !day.isCollected(sources())) {
            day.collectMissing(sources());
        }
        isRunning = true;
        var times = new TreeSet<>(ROUNDS);
        // Due hours of the readers, in summer and in winter.
        IntStream.of(5, 6, 11, 12, 16, 22)
                .mapToObj(hour -> LocalTime.of(hour, 0))
                .forEach(times::add);
        for (var time : times) {
            if (!moveTo(date.atTime(time))) {
                continue;
            }
            if (ROUNDS.contains(time)) {
                day.collectMissing(sources());
            }
            planner.planDue();
            postbox.deliver()
                    .forEach(mail ->
                            mails.add(new Arrived(clock.instant(), mail.to().replaceFirst("@.*", ""), mail)));
        }
    }

    /** @return false if it is later already */
    private boolean moveTo(LocalDateTime time) {
        var wait = Duration.between(clock.instant(), time.toInstant(ZoneOffset.UTC));
        if (wait.compareTo(Duration.ofMinutes(-20)) < 0) {
            return false;
        }
        clock.pass(wait.isNegative() ? Duration.ZERO : wait);
        return true;
    }

    /** Over a client of their own each time: the circuit breaker counts real time, and would stay open from one day to the next. */
    private List<Source> sources() {
        var config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(SETTINGS, "simulation", 100))
                .withMapping(HuggingFaceSettings.class)
                .withMapping(ArxivSettings.class)
                .withMapping(RxivSettings.class)
                .withMapping(CrossrefSettings.class)
                .withMapping(FeedSettings.class)
                .build();
        var client = TestHttp.through(server.address(), database, clock, clock::pass);
        var huggingFace = config.getConfigMapping(HuggingFaceSettings.class);
        var arxiv = config.getConfigMapping(ArxivSettings.class);
        return new Sources(
                        client,
                        huggingFace,
                        new HuggingFaceSource(client, huggingFace, clock),
                        arxiv,
                        new ArxivSource(client, arxiv, clock, papers, editions),
                        config.getConfigMapping(RxivSettings.class),
                        config.getConfigMapping(CrossrefSettings.class),
                        config.getConfigMapping(FeedSettings.class),
                        clock)
                .configured();
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }

    private record Settings(
            List<LocalTime> collectAt, Duration planEvery, Duration deliverEvery, Duration heartbeat, boolean demo)
            implements DailySettings {
        Settings() {
            this(ROUNDS, Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(10), false);
        }
    }
}
