package dev.paperboy.web;

import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Papers;
import dev.paperboy.papers.Sighting;
import dev.paperboy.papers.Signals;
import dev.paperboy.subscribers.Address;
import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Changes;
import dev.paperboy.subscribers.Rhythm;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Wishes;
import dev.paperboy.topics.Topic;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Two small days of papers, and readers. */
@Singleton
final class Samples {

    static final LocalDate WEDNESDAY = LocalDate.of(2026, 7, 29);
    static final LocalDate MONDAY = LocalDate.of(2026, 7, 27);

    private final Papers papers;
    private final Changes changes;

    Samples(Papers papers, Changes changes) {
        this.papers = papers;
        this.changes = changes;
    }

    /** Can be called by every test: storing the same again changes nothing. */
    void store() {
        papers.store("test", List.of(decoding(), hostile(), codec()), WEDNESDAY, SettableClock.START);
        papers.store("test", List.of(robots()), MONDAY, SettableClock.START);
        papers.store("other", List.of(summed(robots())), WEDNESDAY, SettableClock.START);
    }

    Subscriber reader(String address) {
        return changes.add(Address.parse(address), wishes());
    }

    static Wishes wishes() {
        return new Wishes(
                List.of(Topic.parse("speculative decoding for large language models")),
                new Rhythm(Cadence.DAILY, DayOfWeek.FRIDAY, 7, ZoneOffset.UTC),
                10,
                false);
    }

    private static Sighting decoding() {
        return sighting(
                WEDNESDAY,
                PaperId.arxiv("2607.00001"),
                "Draft and Check: Speculative Decoding That Adapts",
                "Speculative decoding speeds up large language models by letting a small model draft several tokens. "
                        + "We adapt the draft length to the text. Generation becomes twice as fast without any loss.",
                "https://arxiv.org/abs/2607.00001",
                120);
    }

    private static Sighting hostile() {
        return sighting(
                WEDNESDAY,
                PaperId.doi("10.1000/a<b>?c#d"),
                "<script>alert(1)</script> & Friends of \\\"Olen",
                "Birds of the northern coast <img src=x onerror=alert(2)> were counted by volunteers over ten winters.",
                "javascript:alert(3)",
                300);
    }

    private static Sighting codec() {
        return sighting(
                WEDNESDAY,
                PaperId.arxiv("2607.00003"),
                "A Neural Audio Codec for Speech",
                "We compress speech with a neural audio codec. Its tokens keep the voice of the speaker.",
                "https://arxiv.org/abs/2607.00003",
                7);
    }

    private static Sighting robots() {
        return sighting(
                MONDAY,
                PaperId.arxiv("2607.00004"),
                "Robots That Fold Towels",
                "A robot learns to fold towels from a few demonstrations.",
                "https://arxiv.org/abs/2607.00004",
                1);
    }

    private static Sighting summed(Sighting whole) {
        return new Sighting(
                whole.day(),
                whole.ids(),
                whole.title(),
                List.of(),
                "",
                Optional.of("A robot folds towels."),
                Optional.empty(),
                List.of(),
                Signals.NONE);
    }

    private static Sighting sighting(
            LocalDate day, PaperId id, String title, String abstractText, String link, int upvotes) {
        return new Sighting(
                day,
                List.of(id),
                title,
                List.of("Ada Lovelace", "Emmy Noether"),
                abstractText,
                Optional.empty(),
                Optional.of(URI.create(link)),
                List.of("cs.CL"),
                new Signals(OptionalInt.of(upvotes), OptionalInt.empty(), OptionalInt.empty()));
    }
}
