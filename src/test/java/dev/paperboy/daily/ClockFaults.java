package dev.paperboy.daily;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.delivery.FaultProgress;
import dev.paperboy.delivery.Outboxes;
import dev.paperboy.digest.Digests;
import dev.paperboy.digest.Tastes;
import dev.paperboy.papers.Answer;
import dev.paperboy.papers.Collector;
import dev.paperboy.papers.Editions;
import dev.paperboy.papers.Papers;
import dev.paperboy.papers.Sighting;
import dev.paperboy.papers.Signals;
import dev.paperboy.subscribers.Address;
import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Readers;
import dev.paperboy.subscribers.Rhythm;
import dev.paperboy.subscribers.Wishes;
import dev.paperboy.topics.Topic;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What clocks and calendars do to those who plan by them. */
public final class ClockFaults {

    private static final List<ZoneId> ZONES = List.of(
                    "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Kiritimati")
            .stream()
            .map(ZoneId::of)
            .toList();

    /** Days (UTC) through which a clock is changed somewhere, or February has one day more. */
    private static final List<LocalDate> SPANS = List.of(
            LocalDate.of(2027, 3, 13), // New York loses an hour on the 14th
            LocalDate.of(2027, 3, 27), // Berlin on the 28th
            LocalDate.of(2027, 4, 2), // Lord Howe gains half an hour on the 4th
            LocalDate.of(2027, 10, 1), // and loses it on the 3rd
            LocalDate.of(2027, 10, 30), // Berlin gains an hour on the 31st
            LocalDate.of(2027, 11, 6), // New York on the 7th
            LocalDate.of(2028, 2, 28));

    private static final int DAYS = 3;
    private static final Duration STEP = Duration.ofMinutes(30);

    private ClockFaults() {}

    /**
     * What came of it.
     *
     * @param missing local days of readers without their digest
     * @param doubled digests beyond the first of a reader's local day
     * @param early digests made before the reader's hour had come
     */
    public record Result(String fault, int digests, int missing, int doubled, int early, Duration time) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%-4s %s time=%.1fs", fault, counts(), time.toMillis() / 1e3);
        }

        private String counts() {
            return String.format(
                    Locale.ROOT, "lost=%d doubled=%d wrong=%d digests=%d", missing, doubled, early, digests);
        }
    }

    /** F12: readers in five zones, due at each hour of the day, live through each change of the clock, and through its being set wrong. */
    public static Result clocks(int readers) {
        var begin = System.nanoTime();
        var progress = FaultProgress.of("F12", SPANS.size() + 2);
        var sum = new Result("F12", 0, 0, 0, 0, Duration.ZERO);
        for (var first : SPANS) {
            try (var house = new House(first.atStartOfDay())) {
                house.addReaders(readers);
                house.liveUntil(first.plusDays(DAYS).atStartOfDay());
                sum = plus(sum, house.count("F12", first));
                progress.part("%s, %s", first, sum.counts());
            }
        }
        try (var house = new House(LocalDateTime.of(2026, 7, 28, 0, 0))) {
            house.addReaders(readers);
            // Set wrong by an hour, and back; each hour comes all the same.
            house.liveUntil(LocalDateTime.of(2026, 7, 28, 9, 0));
            house.readers.pass(Duration.ofHours(1));
            house.liveUntil(LocalDateTime.of(2026, 7, 28, 15, 0));
            house.readers.pass(Duration.ofHours(-1));
            house.liveUntil(LocalDateTime.of(2026, 7, 31, 0, 0));
            sum = plus(sum, house.count("F12", LocalDate.of(2026, 7, 28)));
            progress.part("an hour wrong, %s", sum.counts());
        }
        try (var house = new House(LocalDateTime.of(2026, 7, 28, 0, 0))) {
            house.addReaders(readers);
            // A day ahead, and back: nobody gets tomorrow's digest and then today's, or one of them twice.
            house.liveUntil(LocalDateTime.of(2026, 7, 28, 9, 0));
            house.readers.pass(Duration.ofHours(25));
            house.plan();
            house.readers.pass(Duration.ofHours(-25));
            house.liveUntil(LocalDateTime.of(2026, 7, 31, 0, 0));
            var jumped = house.count("F12", LocalDate.of(2026, 7, 28));
            // Whom the wrong clock told that it is tomorrow has had tomorrow's digest, early, and not today's.
            sum = plus(sum, new Result("F12", jumped.digests(), 0, jumped.doubled(), 0, Duration.ZERO));
            progress.part("a day ahead, %s", sum.counts());
        }
        return new Result(
                "F12",
                sum.digests(),
                sum.missing(),
                sum.doubled(),
                sum.early(),
                Duration.ofNanos(System.nanoTime() - begin));
    }

    private static Result plus(Result one, Result other) {
        return new Result(
                one.fault(),
                one.digests() + other.digests(),
                one.missing() + other.missing(),
                one.doubled() + other.doubled(),
                one.early() + other.early(),
                Duration.ZERO);
    }

    /** F13: nothing runs from before the readers' hour until late on that day: one digest on the same day, with all that was missed. */
    public static Result downAllDay(int readers) {
        var begin = System.nanoTime();
        var progress = FaultProgress.of("F13", 4);
        try (var house = new House(LocalDateTime.of(2026, 7, 27, 0, 0))) {
            house.addReaders(readers, ZoneId.of("Europe/Berlin"), 8);
            progress.part("readers were added");
            house.announce(LocalDate.of(2026, 7, 27), "A paper of Monday");
            house.liveUntil(LocalDateTime.of(2026, 7, 28, 0, 0));
            progress.part("Monday as usual");
            house.announce(LocalDate.of(2026, 7, 28), "A paper of Tuesday");
            house.readers.pass(Duration.ofHours(19));
            house.liveUntil(LocalDateTime.of(2026, 7, 28, 21, 0));
            progress.part("down on Tuesday");
            // Then down beyond the end of a day.
            house.announce(LocalDate.of(2026, 7, 29), "A paper of Wednesday");
            house.readers.pass(Duration.ofHours(30));
            house.announce(LocalDate.of(2026, 7, 30), "A paper of Thursday");
            house.liveUntil(LocalDateTime.of(2026, 7, 31, 0, 0));
            progress.part("down from Wednesday to Thursday");
            var shown = house.papersShown();
            var seen = house.count("F13", LocalDate.of(2026, 7, 27));
            return new Result(
                    "F13",
                    seen.digests(),
                    Math.max(0, 4 * readers - shown.getOrDefault(1, 0)),
                    seen.doubled() + shown.getOrDefault(2, 0),
                    seen.early(),
                    Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    /** A database, readers, and a planner that is asked every half hour. */
    private static final class House implements AutoCloseable {
        final Database database = TestDatabases.h2();
        final Readers readers;
        private final Planner planner;
        private final TreeSet<Instant> planned = new TreeSet<>();

        House(LocalDateTime begin) {
            readers = new Readers(database, begin.toInstant(ZoneOffset.UTC));
            var papers = new Papers(database);
            var editions = new Editions(database);
            var matcher = new EveryPaper();
            planner = new Planner(
                    database,
                    readers.subscribers,
                    editions,
                    matcher,
                    new Digests(database, papers, editions, readers.subscribers),
                    new Tastes(readers.ratings, papers, matcher),
                    Outboxes.outbox(database, readers.secret),
                    readers);
        }

        void addReaders(int many) {
            for (var zone = 0; zone < ZONES.size(); zone++) {
                for (var hour = 0; hour < 24; hour++) {
                    var share = many / (24 * ZONES.size());
                    addReaders(Math.max(1, share), ZONES.get(zone), hour);
                }
            }
        }

        void addReaders(int many, ZoneId zone, int hour) {
            var wishes = new Wishes(
                    List.of(Topic.parse("everything")),
                    new Rhythm(Cadence.DAILY, DayOfWeek.MONDAY, hour, zone),
                    Wishes.MAX_PAPERS,
                    true);
            for (var i = 0; i < many; i++) {
                var name = "reader-" + hour + "-" + i + "@" + zone.getId().replaceAll("[^A-Za-z]", "-") + ".example";
                readers.changes.add(Address.parse(name), wishes);
            }
        }

        void announce(LocalDate day, String title) {
            var sighting = new Sighting(
                    day,
                    List.of(),
                    title,
                    List.of(),
                    "It is about something.",
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Signals.NONE);
            new Collector(new Papers(database), database, readers)
                    .collect(day, List.of(new OneAnswer(sighting)), report -> {});
        }

        void plan() {
            planned.add(readers.instant());
            planner.planDue();
        }

        void liveUntil(LocalDateTime end) {
            while (readers.instant().isBefore(end.toInstant(ZoneOffset.UTC))) {
                plan();
                readers.pass(STEP);
            }
        }

        /** How many (reader, paper) were shown once, and more often. */
        Map<Integer, Integer> papersShown() {
            var counts = new TreeMap<Integer, Integer>();
            database.read(handle -> handle.createQuery("""
                            select count(*) as times from pick group by subscriber_id, paper_id
                            """).mapTo(Integer.class).list())
                    .forEach(times -> counts.merge(Math.min(times, 2), 1, Integer::sum));
            return counts;
        }

        /** Compares what was queued with what each reader's own calendar says since a date. */
        Result count(String fault, LocalDate first) {
            var issues = new HashMap<String, Integer>();
            var early = 0;
            var zones = new HashMap<Long, Reader>();
            database.read(handle -> handle.createQuery("select id, zone, local_hour, created_at from subscriber")
                    .map((row, context) -> zones.put(
                            row.getLong("id"),
                            new Reader(
                                    ZoneId.of(row.getString("zone")),
                                    row.getInt("local_hour"),
                                    row.getObject("created_at", java.time.OffsetDateTime.class)
                                            .toInstant())))
                    .list());
            var queued = database.read(handle -> handle.createQuery(
                            "select subscriber_id, issue_date, created_at from delivery where kind = 'DIGEST'")
                    .map((row, context) -> new Issue(
                            row.getLong("subscriber_id"),
                            row.getObject("issue_date", LocalDate.class),
                            row.getObject("created_at", java.time.OffsetDateTime.class)
                                    .toInstant()))
                    .list());
            for (var issue : queued) {
                issues.merge(issue.reader() + " " + issue.date(), 1, Integer::sum);
                var reader = java.util.Objects.requireNonNull(zones.get(issue.reader()));
                early += issue.at().isBefore(reader.due(issue.date())) ? 1 : 0;
            }
            var missing = 0;
            for (var entry : zones.entrySet()) {
                for (var day = first.minusDays(1); day.isBefore(first.plusDays(DAYS + 2)); day = day.plusDays(1)) {
                    var due = entry.getValue().due(day);
                    // Who joins at the very moment begins a day later; and what nobody saw of a day cannot be made up
                    // for.
                    var seen = planned.ceiling(due);
                    var lived = due.isAfter(entry.getValue().since())
                            && seen != null
                            && seen.isBefore(entry.getValue().end(day));
                    missing += lived && !issues.containsKey(entry.getKey() + " " + day) ? 1 : 0;
                }
            }
            return new Result(fault, queued.size(), missing, queued.size() - issues.size(), early, Duration.ZERO);
        }

        @Override
        public void close() {
            database.close();
        }
    }

    private record Issue(long reader, LocalDate date, Instant at) {}

    private record Reader(ZoneId zone, int hour, Instant since) {
        /** An hour that does not exist is taken to be the one after it; of one that exists twice, the first counts. */
        Instant due(LocalDate day) {
            return day.atTime(hour, 0).atZone(zone).toInstant();
        }

        Instant end(LocalDate day) {
            return day.plusDays(1).atStartOfDay(zone).toInstant();
        }
    }

    private record OneAnswer(Sighting sighting) implements dev.paperboy.papers.Source {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public String label() {
            return "Test";
        }

        @Override
        public Answer announcedOn(LocalDate day) {
            return new Answer(List.of(sighting), List.of(), "");
        }
    }
}
