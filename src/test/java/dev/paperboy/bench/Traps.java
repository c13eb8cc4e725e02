package dev.paperboy.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paperboy.http.FakeHost;
import dev.paperboy.http.TestHttp;
import dev.paperboy.papers.sources.Readers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sends all that a hostile or broken host may send, as large as Paperboy takes it, through the client and the parsers in one JVM, and
 * prints how long each took, what came of it, and the most memory that was used. To be run with {@code -Dbench.jvm=-Xmx256m}.
 */
public final class Traps {

    /** A little less than the most that is taken from one answer. */
    private static final int LARGE = 15 << 20;

    private static final Set<String> KINDS =
            Set.of("application/json", "text/xml", "application/xml", "text/html", "text/plain");

    private Traps() {}

    public static void main(String[] args) throws IOException {
        hosts();
        parsers();
        System.out.printf("peak heap %d MiB, %s%n", peakHeap() / 1024 / 1024, resident());
    }

    private static void hosts() throws IOException {
        var traps = new TreeMap<String, FakeHost.Answer>();
        traps.put("429 without Retry-After", FakeHost.status("429 Too Many Requests"));
        traps.put("429 with Retry-After", FakeHost.status("429 Too Many Requests", "Retry-After: 120"));
        traps.put("503", FakeHost.status("503 Busy", "Retry-After: 600"));
        traps.put("cut in the middle", FakeHost.cut("[{"));
        traps.put("drip", FakeHost.drip());
        traps.put("gzip bomb", FakeHost.ok("text/xml", FakeHost.gzip(new byte[64 << 20]), "Content-Encoding: gzip"));
        traps.put("endless", (out, closed) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n\r\n".getBytes(UTF_8));
            while (closed.getCount() > 0) {
                out.write(new byte[65_536]);
            }
        });
        traps.put("redirect to this machine", FakeHost.redirect("http://127.0.0.1:1/"));
        traps.put("redirect to the cloud's metadata", FakeHost.redirect("http://169.254.169.254/latest/meta-data/"));
        traps.put("redirect into another scheme", FakeHost.redirect("file:///etc/passwd"));
        traps.put("200 with text", FakeHost.ok("text/plain", "Rate exceeded.".getBytes(UTF_8)));
        traps.put(
                "wrong charset",
                FakeHost.ok("text/xml; charset=utf-16", feed("Caf\u00e9").getBytes(UTF_8)));
        for (var trap : traps.entrySet()) {
            // Three of each, since what may pass is asked for again.
            try (var host = FakeHost.answering(trap.getValue(), trap.getValue(), trap.getValue())) {
                run(
                        trap.getKey(),
                        () -> Readers.feed(TestHttp.generous()
                                .get(host.address(), Set.of("localhost"), KINDS)
                                .body()));
            }
        }
    }

    private static void parsers() {
        run(
                "feed, titles of 1 MB",
                () -> Readers.feed(
                        ("<rss>" + ("<item><title>" + "x".repeat(1 << 20) + "</title></item>").repeat(14) + "</rss>")
                                .getBytes(UTF_8)));
        run(
                "feed, 15 MiB of one title",
                () -> Readers.feed(feed("y ".repeat(LARGE / 2)).getBytes(UTF_8)));
        run("feed, tags that never close", () -> Readers.feed(("<rss><item>" + "<a>".repeat(199_000)).getBytes(UTF_8)));
        run("feed, a tag without end", () -> Readers.feed(("<rss><" + "a".repeat(LARGE)).getBytes(UTF_8)));
        run(
                "feed, an attribute without end",
                () -> Readers.feed(("<rss><item a='" + "a".repeat(LARGE)).getBytes(UTF_8)));
        run(
                "feed, 5,000 entries of HTML",
                () -> Readers.feed(("<rss>"
                                + ("<item><title>T</title><description>" + "&lt;b&gt;".repeat(300)
                                                + "</description></item>")
                                        .repeat(5_000)
                                + "</rss>")
                        .getBytes(UTF_8)));
        run(
                "feed, blocks that never close",
                () -> Readers.feed(("<rss>"
                                + ("<item><title>T</title><description>" + "&lt;div&gt;".repeat(1_900)
                                                + "</description></item>")
                                        .repeat(700)
                                + "</rss>")
                        .getBytes(UTF_8)));
        run(
                "feed, names without end",
                () -> Readers.feed(("<rss>"
                                + ("<item><title>T</title><guid>10.1234/" + "/full".repeat(200_000) + "x</guid></item>")
                                        .repeat(14)
                                + "</rss>")
                        .getBytes(UTF_8)));
        run(
                "feed, UTF-32 of 15 MiB",
                () -> Readers.feed(feed("z".repeat(LARGE / 4)).getBytes(java.nio.charset.Charset.forName("UTF-32BE"))));
        run(
                "feed, quadratic blow-up",
                () -> Readers.feed(("<!DOCTYPE r [<!ENTITY a '" + "a".repeat(100_000) + "'>]><rss>"
                                + "&a;".repeat(100_000) + "</rss>")
                        .getBytes(UTF_8)));
        run(
                "arXiv, control characters",
                () -> Readers.arxiv(("<feed>" + ("<entry><title>T\u0001</title></entry>").repeat(200_000) + "</feed>")
                        .getBytes(UTF_8)));
        run(
                "arXiv, broken entries",
                () -> Readers.arxiv(("<feed>" + "<entry><title>A & B</title></entry>".repeat(100_000) + "</feed>")
                        .getBytes(UTF_8)));
        run(
                "arXiv, a few broken entries",
                () -> Readers.arxiv(("<feed>"
                                + ("<entry><title>A & B</title></entry>"
                                                + "<entry><title>A B</title></entry>".repeat(24))
                                        .repeat(1_900)
                                + "</feed>")
                        .getBytes(UTF_8)));
        run(
                "arXiv, escaped characters",
                () -> Readers.arxiv(("<feed><entry><title>" + "&#65;".repeat(LARGE / 5) + "</title></entry></feed>")
                        .getBytes(UTF_8)));
        run("arXiv, deep", () -> Readers.arxiv("<feed>".repeat(2_000_000).getBytes(UTF_8)));
        run("arXiv, attributes", () -> Readers.arxiv(("<feed " + "a='1' ".repeat(LARGE / 6) + "/>").getBytes(UTF_8)));
        run(
                "OAI-PMH, elements",
                () -> Readers.oai(("<OAI-PMH>" + "<a/>".repeat(LARGE / 4) + "</OAI-PMH>").getBytes(UTF_8)));
        run("Hugging Face, deep", () -> Readers.huggingFace("[".repeat(LARGE).getBytes(UTF_8)));
        run(
                "Hugging Face, many",
                () -> Readers.huggingFace(
                        ("[" + "{\"paper\":{\"id\":\"x\"}},".repeat(LARGE / 23) + "{}]").getBytes(UTF_8)));
        run(
                "Hugging Face's page, huge",
                () -> Readers.page(("<div data-props=\"" + "&quot;".repeat(LARGE / 6)).getBytes(UTF_8)));
        run("bioRxiv, text", () -> Readers.rxiv("Error : (2002) Connection refused".getBytes(UTF_8)));
        run(
                "Crossref, a long string",
                () -> Readers.crossref(("{\"status\":\"" + "a".repeat(LARGE) + "\"}").getBytes(UTF_8)));
    }

    private static String feed(String title) {
        return "<rss><item><title>" + title + "</title></item></rss>";
    }

    /** What is done with a trap. */
    private interface Trial {
        int papers() throws IOException;
    }

    /** Time of the processor, which other work on the machine does not lengthen, and time that passed. */
    private static void run(String name, Trial trial) {
        var thread = ManagementFactory.getThreadMXBean();
        long busy = thread.getCurrentThreadCpuTime();
        long begin = System.nanoTime();
        String outcome;
        try {
            outcome = trial.papers() + " papers";
        } catch (IOException e) {
            var message = String.valueOf(e.getMessage());
            outcome = "refused: " + message.substring(0, Math.min(90, message.length()));
        }
        System.out.printf(
                "%-34s %6.2f s busy, %6.2f s in all  %s%n",
                name, (thread.getCurrentThreadCpuTime() - busy) / 1e9, (System.nanoTime() - begin) / 1e9, outcome);
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    /** The most that the process held at one time, where the system tells (Linux). */
    private static String resident() throws IOException {
        var status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .map(line -> line.replaceAll("\\s+", " "))
                        .findFirst()
                        .orElse("resident: unknown")
                : "resident: unknown";
    }
}
