package dev.paperboy.delivery;

import dev.paperboy.database.TestDatabases;
import dev.paperboy.digest.Digest;
import dev.paperboy.digest.Digests;
import dev.paperboy.digest.Pick;
import dev.paperboy.digest.Samples;
import dev.paperboy.matching.Evidence;
import dev.paperboy.matching.Match;
import dev.paperboy.papers.Editions;
import dev.paperboy.papers.Paper;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Papers;
import dev.paperboy.papers.Signals;
import dev.paperboy.subscribers.Readers;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.BiConsumer;

/** Digests of papers with awkward titles, signed with fresh keys of both kinds. For tests and benchmarks. */
public final class SignedMails {

    /** What breaks headers, folding, encodings and canonical forms. */
    private static final List<String> FRAGMENTS = List.of(
            "Attention",
            "is",
            "all",
            "you",
            "need:",
            "a",
            "survey",
            "of",
            "“smart quotes”",
            "\"plain quotes\"",
            "‘single’",
            "O(n\u00b2)",
            "α-β",
            "∑∞≤≥",
            "E=mc²",
            "日本語の題名",
            "中文标题很长很长很长很长很长",
            "한국어",
            "עברית",
            "العربية",
            "ไทย",
            "🧪🔬",
            "👩‍🔬",
            "e\u0301",
            "ﬁ",
            "ß",
            "İstanbul",
            "=?UTF-8?B?eA==?=",
            "=?",
            "?=",
            "=3D",
            "=",
            "==",
            ".",
            "..",
            ".x",
            "<b>bold</b>",
            "&amp;",
            "<script>alert(1)</script>",
            "Bcc: eve@example.org",
            "\r\nBcc: eve@example.org",
            "\n.\n",
            "\r.\r",
            "\u0000",
            "\t",
            "   ",
            "\u00a0",
            "\u2028",
            "\u202e",
            "\ufeff",
            "%s%n",
            "$x_1$",
            "\\mathbb{R}",
            "From ",
            "--",
            "--=_",
            "a,b;c:d",
            "(comment)",
            "<ada@example.org>",
            "\\",
            "'",
            "x".repeat(90),
            "é".repeat(70),
            "-",
            "—",
            "…",
            "Pneumonoultramicroscopicsilicovolcanoconiosis");

    private SignedMails() {}

    /** The i-th awkward title; always the same. */
    public static String title(int i) {
        var random = new Random(i);
        var title = new StringBuilder(FRAGMENTS.get(i % FRAGMENTS.size()));
        for (var words = random.nextInt(14); words >= 0; words--) {
            title.append(' ').append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
        }
        return title.toString();
    }

    static List<DkimKey> keys(SecureRandom random) {
        return List.of(
                DkimKey.make("testr", DkimKey.Kind.RSA, random), DkimKey.make("teste", DkimKey.Kind.ED25519, random));
    }

    /** The records of the keys: name and text. */
    public record Record(String name, String text) {}

    /**
     * Writes signed digests.
     *
     * @param queuedAt their Date
     * @param mail told the number and the bytes of each
     * @return the records by which their signatures are checked
     */
    public static List<Record> write(int count, Instant queuedAt, BiConsumer<Integer, byte[]> mail) {
        var keys = keys(new SecureRandom());
        try (var database = TestDatabases.h2()) {
            var readers = new Readers(database, Samples.MORNING);
            var writer = new LetterWriter(
                    TestTemplates.engine(),
                    new Digests(database, new Papers(database), new Editions(database), readers.subscribers),
                    readers.joining,
                    new DigestViews(
                            TestMail.LINKS, TestMail.SENDER, TestMail.examples(database), TestTemplates.engine()),
                    new Letters(
                            TestMail.SENDER,
                            TestMail.LINKS,
                            TestMail.ENVELOPE,
                            new DkimSigner(TestMail.SENDER.domain(), keys)),
                    TestMail.LINKS,
                    TestMail.SENDER);
            for (var i = 0; i < count; i++) {
                var id = String.format(Locale.ROOT, "<%032x@%s>", i, TestMail.SENDER.domain());
                mail.accept(i, writer.digest(digest(i), id, queuedAt).bytes());
            }
        }
        return keys.stream()
                .map(key -> new Record(key.selector() + "._domainkey." + TestMail.SENDER.domain(), key.dnsRecord()))
                .toList();
    }

    private static Digest digest(int i) {
        var picks = new ArrayList<Pick>();
        for (var paper = 0; paper < 5; paper++) {
            picks.add(pick(5 * i + paper + 1));
        }
        return new Digest(
                Samples.ada(Samples.DECODING),
                Samples.WEDNESDAY,
                List.of(new Digest.Section(Samples.DECODING, picks)),
                0,
                77,
                List.of(),
                "rules-1");
    }

    private static Pick pick(int number) {
        var paper = new Paper(
                number,
                PaperId.arxiv("2607.%05d".formatted(number)),
                title(number),
                List.of(title(number + 7), "Emmy Noether"),
                title(number + 13) + " " + title(number + 17),
                Optional.of(URI.create("https://arxiv.org/abs/2607.%05d".formatted(number))),
                List.of("cs.CL"),
                Samples.WEDNESDAY,
                new Signals(OptionalInt.of(number % 90), OptionalInt.empty(), OptionalInt.empty()));
        var evidence = new Evidence(List.of("decoding"), List.of(title(number + 13), "\n.\n..\n.x\n"));
        return new Pick(new Match(paper, Samples.DECODING, 1.0 / number, 1.0 / number, evidence), false);
    }
}
