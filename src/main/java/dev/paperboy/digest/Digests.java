package dev.paperboy.digest;

import dev.paperboy.database.Database;
import dev.paperboy.digest.Digest.Section;
import dev.paperboy.digest.Reasons.Reason;
import dev.paperboy.matching.Match;
import dev.paperboy.papers.Editions;
import dev.paperboy.papers.Paper;
import dev.paperboy.papers.Papers;
import dev.paperboy.papers.SourceReport;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Subscribers;
import dev.paperboy.topics.Topic;
import dev.paperboy.topics.TopicException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Keeps digests, and with them the history of what each person was shown. */
@Singleton
public final class Digests {

    /** Rows sent to the database at a time, and ids asked for at a time; PostgreSQL takes 65,535 parameters. */
    private static final int BATCH = 1000;

    private final Database database;
    private final IssuedPapers issued;
    private final Reasons reasons = new Reasons();
    private final Editions editions;
    private final Subscribers subscribers;

    public Digests(Database database, Papers papers, Editions editions, Subscribers subscribers) {
        this.database = database;
        this.issued = new IssuedPapers(papers::byKeys);
        this.editions = editions;
        this.subscribers = subscribers;
    }

    /**
     * Keeps the matches of an edition, so that digests can refer to them; those that are kept already stay. Matches of topics that
     * nobody subscribes to are not kept.
     */
    public void keepMatches(Collection<Match> matches, String ruleVersion) {
        var topics = topicIds(matches.stream().map(Match::topic));
        // In one order for all, so that shards that keep the same matches never wait for each other in a circle.
        var known = matches.stream()
                .filter(match -> topics.containsKey(match.topic().text()))
                .sorted(Comparator.comparing((Match match) -> match.topic().text())
                        .thenComparingLong(match -> match.paper().key()))
                .toList();
        for (var some : batches(known)) {
            database.useTransaction(transaction -> Matches.keep(transaction, some, topics, ruleVersion));
        }
    }

    /**
     * Keeps digests in the caller's transaction, a batch at a time; also empty ones, since that a day was looked at is history. A
     * digest that was kept before for the same date stays as it was.
     *
     * @return those that were new: the others' readers have another digest, made by whoever was first, and must not get a mail for this one
     * @throws IllegalStateException if a section's topic is not a stored one
     */
    public List<Digest> save(Handle transaction, Collection<Digest> digests, Instant now) {
        var all = new ArrayList<Digest>();
        for (var some : batches(digests)) {
            var saved = saveNew(transaction, some, now);
            var topics = topicIds(
                    saved.stream().flatMap(digest -> digest.sections().stream()).map(Section::topic));
            Picks.save(transaction, saved, topics);
            all.addAll(saved);
        }
        return all;
    }

    /** Returns those that were new. */
    private static List<Digest> saveNew(Handle transaction, List<Digest> digests, Instant now) {
        try (var batch = transaction.prepareBatch("""
                insert into digest (subscriber_id, issue_date, rule_version, inputs, left_out, composed_at)
                values (:subscriber, :date, :rules, :inputs, :leftOut, :now)
                on conflict do nothing
                """)) {
            for (var digest : digests) {
                batch.bind("subscriber", digest.subscriber().id())
                        .bind("date", digest.issueDate())
                        .bind("rules", digest.ruleVersion())
                        .bind("inputs", Inputs.of(digest).toJson())
                        .bind("leftOut", digest.leftOut())
                        .bind("now", now)
                        .add();
            }
            var counts = batch.execute();
            var saved = new ArrayList<Digest>();
            for (var i = 0; i < counts.length; i++) {
                if (counts[i] == 1) {
                    saved.add(digests.get(i));
                }
            }
            return saved;
        }
    }

    /** As {@link #find(Collection, LocalDate)} for one reader. */
    public Optional<Digest> find(Subscriber reader, LocalDate issueDate) {
        return Optional.ofNullable(find(List.of(reader), issueDate).get(reader.id()));
    }

    /**
     * The digests of some readers as they were kept, by the reader's id, under the topics that the papers were picked for. What else is told
     * of a paper than its title and its day is as it was known when the first digest of the date was read.
     */
    public Map<Long, Digest> find(Collection<Subscriber> readers, LocalDate issueDate) {
        var digests = new HashMap<Long, Digest>();
        for (var some : batches(readers)) {
            var kept = database.read(handle -> kept(handle, some, issueDate));
            var rows = kept.isEmpty()
                    ? List.<Picks.Row>of()
                    : database.read(handle -> Picks.read(handle, ruleVersions(kept), issueDate));
            var why = reasons(rows);
            var papers = issued.papers(rows.stream().map(Picks.Row::paper).toList());
            var picks = rows.stream().collect(Collectors.groupingBy(Picks.Row::subscriberId));
            var reports = kept.values().stream()
                    .map(row -> row.inputs().firstReport())
                    .distinct()
                    .collect(Collectors.toMap(Function.identity(), from -> editions.reports(from, issueDate)));
            for (var reader : some) {
                Optional.ofNullable(kept.get(reader.id()))
                        .map(row -> digest(
                                reader,
                                issueDate,
                                row,
                                reports.getOrDefault(row.inputs().firstReport(), List.of()),
                                sections(reader, picks.getOrDefault(reader.id(), List.of()), papers, why)))
                        .ifPresent(digest -> digests.put(reader.id(), digest));
            }
        }
        return digests;
    }

    private static Map<Long, DigestRow> kept(Handle handle, List<Subscriber> readers, LocalDate issueDate) {
        var kept = new HashMap<Long, DigestRow>();
        handle.createQuery("""
                        select subscriber_id, rule_version, inputs, left_out from digest
                        where subscriber_id in (<subscribers>) and issue_date = :date
                        """)
                .bindList("subscribers", readers.stream().map(Subscriber::id).toList())
                .bind("date", issueDate)
                .map((rs, context) -> kept.put(
                        rs.getLong("subscriber_id"),
                        new DigestRow(
                                rs.getString("rule_version"),
                                Inputs.parse(rs.getString("inputs")),
                                rs.getInt("left_out"))))
                .list();
        return kept;
    }

    private static Digest digest(
            Subscriber reader,
            LocalDate issueDate,
            DigestRow kept,
            List<SourceReport> reports,
            List<Section> sections) {
        return new Digest(
                reader,
                issueDate,
                sections,
                kept.leftOut(),
                kept.inputs().considered(),
                reports.stream().filter(kept.inputs()::shows).toList(),
                kept.ruleVersion());
    }

    /** Which of some subscribers have a digest for a date, by id. */
    public Set<Long> planned(Collection<Subscriber> subscribers, LocalDate issueDate) {
        var planned = new HashSet<Long>();
        for (var some : batches(subscribers.stream().map(Subscriber::id).toList())) {
            planned.addAll(database.read(handle -> handle.createQuery(
                            "select subscriber_id from digest where issue_date = :date and subscriber_id in (<ids>)")
                    .bind("date", issueDate)
                    .bindList("ids", some)
                    .mapTo(Long.class)
                    .list()));
        }
        return planned;
    }

    /** How far the digests of a date have come. */
    public enum Progress {
        /** Nobody has one. */
        NONE,
        /** Some have one, others who were readers before the first was made have none: something ended the work. */
        SOME,
        /** Everybody has one who was a reader when the first was made. */
        ALL
    }

    /** How far the digests of a date have come. */
    public Progress progress(LocalDate issueDate) {
        return database.read(handle -> {
            var first = handle.createQuery("select min(composed_at) from digest where issue_date = :date")
                    .bind("date", issueDate)
                    .mapTo(Instant.class)
                    .findFirst();
            if (first.isEmpty()) {
                return Progress.NONE;
            }
            return handle.createQuery("""
                            select s.id from subscriber s
                            where s.state = 'ACTIVE' and s.confirmed_at < :first
                              and (s.paused_until is null or s.paused_until <= :date)
                              and not exists (select 1 from digest d where d.subscriber_id = s.id and d.issue_date = :date)
                            fetch first 1 rows only
                            """)
                    .bind("first", first.get())
                    .bind("date", issueDate)
                    .mapTo(Long.class)
                    .findFirst()
                    .map(id -> Progress.SOME)
                    .orElse(Progress.ALL);
        });
    }

    private record DigestRow(String ruleVersion, Inputs inputs, int leftOut) {}

    /** What stands together. */
    private record Heading(Topic topic, boolean nextDoor) {}

    private static Map<Long, String> ruleVersions(Map<Long, DigestRow> kept) {
        return kept.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, row -> row.getValue()
                .ruleVersion()));
    }

    private Map<Reasons.Key, Reason> reasons(List<Picks.Row> rows) {
        var keys = rows.stream().map(Picks.Row::match).distinct().toList();
        return keys.isEmpty() ? Map.of() : database.read(handle -> reasons.of(handle, keys));
    }

    private static List<Section> sections(
            Subscriber reader, List<Picks.Row> rows, Map<Long, Paper> known, Map<Reasons.Key, Reason> why) {
        var picks = new LinkedHashMap<Heading, List<Pick>>();
        for (var row : rows) {
            var topic = topic(reader, row.topic());
            Optional.ofNullable(known.get(row.paper().key()))
                    .map(paper -> match(paper, topic, why.getOrDefault(row.match(), Reason.NONE), row.resembles()))
                    .ifPresent(match -> picks.computeIfAbsent(
                                    new Heading(topic, row.nextDoor()), none -> new ArrayList<>())
                            .add(new Pick(match, row.late(), row.nextDoor())));
        }
        return picks.entrySet().stream()
                .map(entry -> new Section(entry.getKey().topic(), entry.getValue()))
                .toList();
    }

    private static Match match(Paper paper, Topic topic, Reason reason, String resembles) {
        return new Match(
                paper,
                topic,
                reason.score(),
                reason.probability(),
                reason.evidence().resembling(resembles));
    }

    /** The topic as the reader has it, or had it when the digest was made. */
    private static Topic topic(Subscriber reader, String text) {
        return reader.wishes().topics().stream()
                .filter(topic -> topic.text().equals(text))
                .findFirst()
                .orElseGet(() -> readAgain(text));
    }

    /** What an older version read and this one refuses is shown as it was typed. */
    private static Topic readAgain(String text) {
        try {
            return Topic.parse(text);
        } catch (TopicException e) {
            return Topic.plain(text);
        }
    }

    /** What was sent to some subscribers before a date, by subscriber id; those without history are left out. */
    public Map<Long, History> histories(Collection<Subscriber> subscribers, LocalDate before) {
        var histories = new HashMap<Long, History>();
        for (var some : batches(subscribers.stream().map(Subscriber::id).toList())) {
            histories.putAll(database.read(handle -> Histories.read(handle, some, before)));
        }
        return histories;
    }

    private Map<String, Long> topicIds(Stream<Topic> topics) {
        return subscribers.topicIds(topics.map(Topic::text).collect(Collectors.toSet()));
    }

    private static <T> List<List<T>> batches(Collection<T> items) {
        var list = List.copyOf(items);
        return IntStream.iterate(0, from -> from < list.size(), from -> from + BATCH)
                .mapToObj(from -> list.subList(from, Math.min(from + BATCH, list.size())))
                .toList();
    }
}
