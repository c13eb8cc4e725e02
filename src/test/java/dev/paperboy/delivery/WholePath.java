package dev.paperboy.delivery;

import dev.paperboy.database.Database;
import dev.paperboy.delivery.Delivery.Kind;
import dev.paperboy.delivery.OutboxSettings.Ambiguous;
import dev.paperboy.digest.Digests;
import dev.paperboy.digest.Samples;
import dev.paperboy.papers.Editions;
import dev.paperboy.papers.Papers;
import dev.paperboy.subscribers.Readers;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;

/**
 * Everything from the outbox to the mail server as it is in production, over a database full of digests of ten papers each. For
 * benchmarks and tests of faults.
 */
public final class WholePath {

    private static final int PAPERS = 100;
    private static final int TOPICS = 20;
    private static final int PAPERS_EACH = 10;
    private static final int DOMAINS = 7;
    private static final Instant NOW = Samples.MORNING;

    private final Database database;
    private final Readers readers;
    private final List<DkimKey> keys;
    private final LetterWriter writer;

    /** @param signed whether mails are signed with an RSA and an Ed25519 key */
    public WholePath(Database database, boolean signed) {
        this(database, signed ? SignedMails.keys(new SecureRandom()) : List.of());
    }

    WholePath(Database database, List<DkimKey> keys) {
        this.database = database;
        this.readers = new Readers(database, NOW);
        this.keys = keys;
        this.writer = writer();
    }

    /** Adds an edition and topics; once for a database. */
    public void addPapers() {
        database.useTransaction(handle -> {
            for (var i = 1; i <= PAPERS; i++) {
                addPaper(handle, i);
            }
            for (var topic = 1; topic <= TOPICS; topic++) {
                handle.execute("insert into topic (text) values (?)", "topic number " + topic + " of machine learning");
            }
            handle.execute(
                    """
                    insert into topic_match (topic_id, paper_id, rule_version, score, words, sentences)
                    select t.id, p.id, 'rules-1', 0.5, '["learning"]', ? from topic t cross join paper p
                    """,
                    "[\"We let a small model write several words ahead, and a large one check them in one pass.\","
                            + "\"On long answers this is more than twice as fast, with the very same words in the end.\"]");
        });
    }

    private static void addPaper(Handle handle, int i) {
        var name = "arxiv:2607.%05d".formatted(i);
        handle.execute(
                """
                insert into paper (id, name, title, authors, abstract, categories, link, first_day, created_at)
                values (?, ?, ?, '["Grace Hopper","Alan Turing","Emmy Noether"]', ?, '["cs.CL"]', ?, ?, ?)
                """,
                i,
                name,
                SignedMails.title(i).replace('\0', ' '),
                "We let a small model write several words ahead. It is fast. ".repeat(20),
                "https://arxiv.org/abs/2607.%05d".formatted(i),
                Samples.WEDNESDAY,
                NOW);
        handle.execute(
                "insert into edition_paper (paper_id, announced_on, added_at) values (?, ?, ?)",
                i,
                Samples.WEDNESDAY,
                NOW);
        handle.execute("""
                insert into sighting (paper_id, source, announced_on, observed_on, upvotes) values (?, 'hf', ?, ?, ?)
                """, i, Samples.WEDNESDAY, Samples.WEDNESDAY, i);
    }

    /** Adds readers with two topics each, their digests, and the mails in the outbox. */
    public void queue(int first, int last) {
        for (var from = first; from <= last; from += 2000) {
            var begin = from;
            var end = Math.min(last, from + 1999);
            database.useTransaction(handle -> queue(handle, begin, end));
        }
    }

    /** Adds readers with two topics each, and nothing planned for them. */
    public void addReaders(int first, int last) {
        queue(first, last);
        database.useTransaction(handle -> {
            handle.execute("delete from delivery");
            handle.execute("delete from pick");
            handle.execute("delete from digest");
        });
    }

    private void queue(Handle handle, int first, int last) {
        var reader = handle.prepareBatch("""
                insert into subscriber (id, handle, generation, address, address_key, state, cadence, weekday, local_hour, zone,
                  maximum, tell_when_empty, created_at, confirmed_at)
                values (:n, :handle, 0, :address, :address, 'ACTIVE', 'DAILY', 1, 7, 'UTC', 10, false, :now, :now)
                """);
        var topic = handle.prepareBatch("""
                insert into subscriber_topic (subscriber_id, position, topic_id) values (:n, :position, :topic)
                """);
        var digest = handle.prepareBatch("""
                insert into digest (subscriber_id, issue_date, rule_version, inputs, left_out, composed_at)
                values (:n, :day, 'rules-1', :inputs, 3, :now)
                """);
        var pick = handle.prepareBatch("""
                insert into pick (subscriber_id, paper_id, issue_date, position, topic_id, late)
                values (:n, :paper, :day, :position, :topic, false)
                """);
        var topics = handle.createQuery("select id from topic order by id")
                .mapTo(Long.class)
                .list();
        for (var n = first; n <= last; n++) {
            reader.bind("n", n)
                    .bind("handle", "handle" + n)
                    .bind("address", address(n))
                    .bind("now", NOW)
                    .add();
            digest.bind("n", n)
                    .bind("day", Samples.WEDNESDAY)
                    .bind(
                            "inputs",
                            "{\"topics\":[],\"rhythm\":\"\",\"maximum\":10,\"firstDay\":\"2026-07-29\","
                                    + "\"reportsFrom\":\"2026-07-29\",\"considered\":100}")
                    .bind("now", NOW)
                    .add();
            for (var i = 0; i < 2; i++) {
                topic.bind("n", n)
                        .bind("position", i)
                        .bind("topic", topics.get((n + i) % TOPICS))
                        .add();
            }
            for (var i = 0; i < PAPERS_EACH; i++) {
                pick.bind("n", n)
                        .bind("paper", (n * 7 + i) % PAPERS + 1)
                        .bind("day", Samples.WEDNESDAY)
                        .bind("position", i + 1)
                        .bind("topic", topics.get((n + i / 5) % TOPICS))
                        .add();
            }
        }
        reader.execute();
        topic.execute();
        digest.execute();
        pick.execute();
        new Outbox(database, new MessageIds(readers.secret, TestMail.SENDER))
                .queue(
                        handle,
                        Kind.DIGEST,
                        LongStream.rangeClosed(first, last).boxed().toList(),
                        Samples.WEDNESDAY,
                        NOW);
    }

    /** The address of a reader. */
    public static String address(int n) {
        return "reader%d@domain%d.example".formatted(n, n % DOMAINS);
    }

    private LetterWriter writer() {
        return new LetterWriter(
                TestTemplates.engine(),
                new Digests(database, new Papers(database), new Editions(database), readers.subscribers),
                readers.joining,
                new DigestViews(TestMail.LINKS, TestMail.SENDER, TestMail.examples(database), TestTemplates.engine()),
                new Letters(
                        TestMail.SENDER,
                        TestMail.LINKS,
                        TestMail.ENVELOPE,
                        new DkimSigner(TestMail.SENDER.domain(), keys)),
                TestMail.LINKS,
                TestMail.SENDER);
    }

    /** Sends all that is due to a server on this machine. */
    public Tally deliver(int port, int connections, Consumer<Tally> progress) {
        return courier(port, connections, Duration.ofSeconds(60), CourierId.ofThisProcess(), () -> NOW)
                .deliver(progress);
    }

    /** @param lease how long mails are held; what another machine began is free after a little more than half a minute */
    Courier courier(int port, int connections, Duration lease, CourierId owner, InstantSource clock) {
        var smtp = TestOutbox.Smtp.at("127.0.0.1", port, Duration.ofSeconds(10), Duration.ofSeconds(5))
                .connections(connections);
        var box = TestOutbox.Box.with(Ambiguous.RETRY_ONCE).batch(100).lease(lease);
        return new Courier(
                new Leases(database, owner),
                readers.subscribers::find,
                writer,
                new Lines(smtp, box),
                Terms.of(box, smtp, RandomGenerator.of("L64X128MixRandom")),
                new WarmUp(database, Optional.empty()),
                Aftermath.NONE,
                clock);
    }

    private Letter sample() {
        var id = "<0123456789abcdef0123456789abcdef@papers.example.org>";
        var digests = new Digests(database, new Papers(database), new Editions(database), readers.subscribers);
        return writer.digest(
                digests.find(readers.subscribers.find(1).orElseThrow(), Samples.WEDNESDAY)
                        .orElseThrow(),
                id,
                NOW);
    }

    /** Bytes of a typical mail. */
    public int bytes() {
        return sample().length();
    }

    /** Signs one mail over and over on some threads; returns mails a second. */
    public double signing(int threads, Duration time) {
        var bytes = new WholePath(database, false).sample().bytes();
        var signer = new DkimSigner(TestMail.SENDER.domain(), SignedMails.keys(new SecureRandom()));
        return perSecond(threads, time, () -> {
            signer.sign(bytes, NOW);
            return true;
        });
    }

    /** Sends one mail over and over, on one thread for each connection, with nothing kept; returns mails a second. */
    public double smtp(int port, int connections, Duration time) {
        var letter = sample();
        var lines = IntStream.range(0, connections)
                .mapToObj(i -> new SmtpLine(TestOutbox.Smtp.at(port)))
                .toList();
        var free = new java.util.concurrent.ConcurrentLinkedQueue<>(lines);
        var mine = ThreadLocal.withInitial(free::remove);
        try {
            return perSecond(connections, time, () -> {
                mine.get().open("papers.example.org");
                return mine.get().send(letter).outcome() == Verdict.Outcome.SENT;
            });
        } finally {
            lines.forEach(SmtpLine::close);
        }
    }

    private static double perSecond(int threads, Duration time, java.util.concurrent.Callable<Boolean> work) {
        var done = new java.util.concurrent.atomic.AtomicLong();
        var begin = System.nanoTime();
        var end = begin + time.toNanos();
        var all = new ArrayList<Thread>();
        for (var i = 0; i < threads; i++) {
            var thread = new Thread(() -> {
                try {
                    while (System.nanoTime() < end) {
                        if (!work.call()) {
                            throw new IllegalStateException("The reference failed");
                        }
                        done.incrementAndGet();
                    }
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            all.add(thread);
            thread.start();
        }
        for (var thread : all) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return done.get() / ((System.nanoTime() - begin) / 1e9);
    }
}
