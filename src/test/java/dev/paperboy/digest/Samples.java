package dev.paperboy.digest;

import dev.paperboy.matching.Evidence;
import dev.paperboy.matching.Match;
import dev.paperboy.papers.Paper;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Sighting;
import dev.paperboy.papers.Signals;
import dev.paperboy.papers.SourceReport;
import dev.paperboy.papers.SourceReport.Status;
import dev.paperboy.subscribers.Address;
import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Rhythm;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Subscriber.State;
import dev.paperboy.subscribers.Wishes;
import dev.paperboy.topics.Topic;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A reader, papers and reports for examples. The day is a Wednesday. */
public final class Samples {

    public static final LocalDate WEDNESDAY = LocalDate.of(2026, 7, 29);
    public static final LocalDate TUESDAY = WEDNESDAY.minusDays(1);
    public static final LocalDate MONDAY = WEDNESDAY.minusDays(2);
    public static final Instant MORNING = Instant.parse("2026-07-29T05:00:00Z");
    public static final Topic DECODING = topic("speculative decoding for large language models");
    public static final Topic CODECS = topic("neural audio codecs and speech tokens");
    public static final Topic POTTERY = topic("ancient Roman pottery");

    private Samples() {}

    public static Topic topic(String text) {
        return Topic.plain(text);
    }

    public static Subscriber ada(Topic... topics) {
        return reader(7, Cadence.WEEKDAYS, 10, topics);
    }

    public static Subscriber reader(long id, Cadence cadence, int maximum, Topic... topics) {
        var rhythm = new Rhythm(cadence, DayOfWeek.WEDNESDAY, 7, ZoneId.of("Europe/Berlin"));
        return new Subscriber(
                id,
                "handle-of-" + id,
                0,
                new Address("ada@example.org"),
                State.ACTIVE,
                new Wishes(List.of(topics), rhythm, maximum, true),
                Optional.empty(),
                Optional.of(Instant.parse("2026-05-03T10:15:00Z")));
    }

    public static Paper paper(long key, String title, LocalDate day) {
        return new Paper(
                key,
                PaperId.arxiv("2607.%05d".formatted(key)),
                title,
                List.of("Grace Hopper", "Alan Turing"),
                "",
                Optional.of(URI.create("https://arxiv.org/abs/2607.%05d".formatted(key))),
                List.of(),
                day,
                Signals.NONE);
    }

    /** A paper of arXiv as a source reports it, with nothing but a title. */
    public static Sighting sighting(String arxiv, String title, LocalDate day) {
        return new Sighting(
                day,
                List.of(PaperId.arxiv(arxiv)),
                title,
                List.of(),
                "",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Signals.NONE);
    }

    public static Match match(long key, Topic topic, double probability) {
        return match(paper(key, "Paper " + key, WEDNESDAY), topic, probability);
    }

    public static Match match(Paper paper, Topic topic, double probability) {
        var score = probability < 1 ? Math.log(probability / (1 - probability)) : 0;
        return new Match(paper, topic, score, probability, new Evidence(List.of("decoding"), List.of()));
    }

    public static SourceReport report(String label, LocalDate day, Status status, int found, String note) {
        return new SourceReport(
                day,
                label.toLowerCase(java.util.Locale.ROOT),
                label,
                status,
                found,
                found,
                0,
                List.of(),
                note,
                Duration.ofMillis(300),
                MORNING,
                status == Status.FAILED ? Optional.of(MORNING.plusSeconds(3600)) : Optional.empty(),
                MORNING,
                Optional.of(MORNING));
    }

    /** Two topics, one late paper, one without upvotes, one by many authors. */
    public static Digest digest() {
        return new Digest(
                ada(DECODING, CODECS, POTTERY),
                WEDNESDAY,
                List.of(
                        new Digest.Section(
                                DECODING,
                                List.of(
                                        pick(
                                                1,
                                                "FLASH: Faster Answers by Drafting in Latent Space",
                                                List.of(
                                                        "Grace Hopper",
                                                        "Alan Turing",
                                                        "Ada Lovelace",
                                                        "Kurt Gödel",
                                                        "Emmy Noether",
                                                        "John Backus"),
                                                List.of("speculative decoding", "draft model"),
                                                List.of(
                                                        "We let a small draft model write several tokens ahead and have the large model check them in one pass.",
                                                        "On long answers this form of speculative decoding is 2.3 times as fast, with the same words in the end."),
                                                41,
                                                false),
                                        pick(
                                                2,
                                                "Superposed Decoding",
                                                List.of("Barbara Liskov", "Tony Hoare"),
                                                List.of("decoding"),
                                                List.of(
                                                        "One pass of the model gives several drafts at the price of one."),
                                                0,
                                                true))),
                        new Digest.Section(
                                CODECS,
                                List.of(pick(
                                        3,
                                        "HiFi-Codec: Fewer Codebooks for “Good” Sound & Speech",
                                        List.of("Hedy Lamarr"),
                                        List.of(),
                                        List.of(
                                                "Residual coding in groups keeps the quality of speech with four codebooks."),
                                        12,
                                        false)))),
                2,
                77,
                List.of(
                        report("Hugging Face", WEDNESDAY, Status.OK, 77, ""),
                        report("arXiv", WEDNESDAY, Status.EMPTY, 0, "no announcement today (US holiday)"),
                        report("bioRxiv", WEDNESDAY, Status.FAILED, 0, "connect timed out: api.example.net:443")),
                "rules-1");
    }

    private static Pick pick(
            long key,
            String title,
            List<String> authors,
            List<String> words,
            List<String> sentences,
            int upvotes,
            boolean late) {
        var topic = key == 3 ? CODECS : DECODING;
        var paper = new Paper(
                key,
                PaperId.arxiv("2607.%05d".formatted(key)),
                title,
                authors,
                String.join(" ", sentences),
                Optional.of(URI.create("https://arxiv.org/abs/2607.%05d".formatted(key))),
                List.of("cs.CL"),
                late ? LocalDate.of(2026, 7, 21) : WEDNESDAY,
                new Signals(
                        upvotes == 0 ? OptionalInt.empty() : OptionalInt.of(upvotes),
                        OptionalInt.empty(),
                        OptionalInt.empty()));
        return new Pick(new Match(paper, topic, 1.0 / key, 1.0 / key, new Evidence(words, sentences)), late);
    }

    /** One pick that taste speaks for, and one from next door. */
    public static Digest personalDigest() {
        var digest = digest();
        var liked = digest.sections().get(0).picks().get(0).match();
        var near = digest.sections().get(1).picks().get(0).match();
        var evidence = new Evidence(
                liked.evidence().words(),
                liked.evidence().sentences(),
                List.of(),
                "Drafts & Checks: <b>Fast</b> Decoding with $k$ Guesses");
        return new Digest(
                ada(DECODING, CODECS),
                WEDNESDAY,
                List.of(
                        new Digest.Section(
                                DECODING,
                                List.of(new Pick(
                                        new Match(
                                                liked.paper(), DECODING, liked.score(), liked.probability(), evidence),
                                        false))),
                        new Digest.Section(CODECS, List.of(new Pick(near, false, true)))),
                0,
                77,
                digest.reports(),
                digest.ruleVersion());
    }

    /** No paper fitted. */
    public static Digest emptyDigest() {
        return new Digest(
                ada(POTTERY),
                WEDNESDAY,
                List.of(),
                0,
                77,
                List.of(report("Hugging Face", WEDNESDAY, Status.OK, 77, "")),
                "rules-1");
    }
}
