package dev.paperboy.cli;

import dev.paperboy.database.Database;
import dev.paperboy.delivery.FaultProgress;
import dev.paperboy.delivery.RudeSmtpServer;
import dev.paperboy.delivery.RudeSmtpServer.Mail;
import dev.paperboy.web.Chromium;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * F18, with the packaged program from outside: a gateway's robot opens every link of every mail, as received over SMTP, by HEAD and GET,
 * and those of some mails in a browser with scripts; then a mailbox provider clicks once for each reader.
 */
public final class ScannerFaults {

    private static final Path SAMPLE =
            Path.of("src/main/resources/sample-edition.json").toAbsolutePath();
    private static final List<String> TOPICS = List.of(
            "large language models", "image generation", "reinforcement learning", "vision transformers", "speech");

    private static final int DOMAINS = 7;

    /** So many times a robot comes back to the links of one mail, within seconds. */
    private static final int VISITS = 20;

    /** One reader stays: the next run must not be silent for everybody. */
    private static final String STAYS = "stays@example.org";

    private final PackagedJar paperboy;
    private final Path folder;
    private final int readers;
    private final int port = freePort();
    private final URI base = URI.create("http://localhost:" + port);
    private final FaultProgress progress = FaultProgress.of("F18", 6);
    private final LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    private ScannerFaults(Path folder, int readers, RudeSmtpServer server) {
        this.folder = folder;
        this.readers = readers;
        this.paperboy = new PackagedJar(folder)
                .with("QUARKUS_HTTP_PORT", Integer.toString(port))
                .with("PAPERBOY_SITE_BASE_URL", base.toString())
                .with("PAPERBOY_SMTP_HOST", "127.0.0.1")
                .with("PAPERBOY_SMTP_PORT", Integer.toString(server.port()));
    }

    /**
     * What came of it.
     *
     * @param lost readers who have not left after one click, or were not mailed before
     * @param doubled second copies
     * @param wrong rows that robots changed, requests that were refused, requests of pages that were no questions, and mails to readers
     *     who had left
     * @param pages how many were opened in a browser; 0 where there is none
     */
    public record Result(
            String fault, int lost, int doubled, int wrong, Duration time, int pages, Duration median, String note) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-4s lost=%d doubled=%d wrong=%d time=%.1fs %s",
                    fault,
                    lost,
                    doubled,
                    wrong,
                    time.toMillis() / 1e3,
                    note);
        }
    }

    /**
     * Does it.
     *
     * @param folder an empty one, for the program to run in
     * @param inBrowser of so many mails the links are opened in a browser as well
     */
    public static Result scanned(Path folder, int readers, int inBrowser) throws Exception {
        try (var server = RudeSmtpServer.polite()) {
            return new ScannerFaults(folder, readers, server).run(server, inBrowser);
        }
    }

    private Result run(RudeSmtpServer server, int inBrowser) throws Exception {
        var begin = System.nanoTime();
        addReaders();
        progress.part("%d readers were added", readers + 1);
        done("collect", "--file", SAMPLE.toString(), "--date", yesterday.toString());
        done("run", "--date", yesterday.toString());
        var mails = server.accepted();
        progress.part("%d mails arrived", mails.size());
        var links = new ArrayList<MailLinks>();
        for (var mail : mails) {
            links.add(MailLinks.of(mail));
        }
        var visit = visit(links, inBrowser);
        progress.part("the robots came and went: left=%d wrong=%d", visit.left(), visit.wrong());
        var next = Files.writeString(folder.resolve("next.json").toAbsolutePath(), NEXT);
        done(
                "collect",
                "--file",
                next.toString(),
                "--date",
                yesterday.plusDays(1).toString());
        done("run", "--date", yesterday.plusDays(1).toString());
        progress.part("%d mails on the next run", server.accepted().size() - mails.size());
        var mailed = recipients(mails);
        var later = recipients(
                server.accepted().subList(mails.size(), server.accepted().size()));
        var strangers = later.stream().filter(reader -> !reader.equals(STAYS)).count();
        return new Result(
                "F18",
                readers + 1 - mailed.size() + readers - visit.left() + (later.contains(STAYS) ? 0 : 1),
                mails.size() - mailed.size(),
                (int) (visit.wrong() + strangers),
                Duration.ofNanos(System.nanoTime() - begin),
                visit.pages(),
                at(visit.clicks(), 0.5),
                String.format(
                        Locale.ROOT,
                        "mails=%d links=%d answers=%s pages in a browser=%d rows compared=%d changed=%s left=%d "
                                + "one click: median %.1f ms, p95 %.1f ms; mails to them on the next run=%d",
                        mails.size(),
                        links.stream().mapToInt(mail -> mail.all().size()).sum(),
                        visit.answers(),
                        visit.pages(),
                        visit.rows(),
                        visit.changes(),
                        visit.left(),
                        at(visit.clicks(), 0.5).toNanos() / 1e6,
                        at(visit.clicks(), 0.95).toNanos() / 1e6,
                        strangers));
    }

    private static final String NEXT = """
            [{"paper": {"id": "2607.54321", "title": "Large language models that read, speak and see", "upvotes": 3,
              "summary": "Large language models, image generation, reinforcement learning, vision transformers and speech in one."}},
             {"paper": {"id": "2607.54322", "title": "Speech without words", "upvotes": 2, "summary": "Speech and speech again."}}]
            """;

    /** Nobody is due while the robots are at work: what changes then is their doing. */
    private void addReaders() throws Exception {
        var hour = (java.time.LocalTime.now(ZoneOffset.UTC).getHour() + 12) % 24;
        var lines = IntStream.rangeClosed(0, readers)
                .mapToObj(i -> "{\"address\":\"%s\",\"topics\":[\"%s\",\"%s\"],\"hour\":%d,\"strictness\":\"LOOSE\"}"
                        .formatted(
                                i == 0 ? STAYS : "reader" + i + "@domain" + i % DOMAINS + ".example",
                                TOPICS.get(i % TOPICS.size()),
                                TOPICS.get((i + 1) % TOPICS.size()),
                                hour))
                .toList();
        Files.write(folder.resolve("readers.jsonl"), lines);
        done("subscribers", "add", "--from", "readers.jsonl");
    }

    private record Visit(
            int left,
            long wrong,
            int pages,
            int rows,
            Map<String, Integer> changes,
            Map<String, Long> answers,
            List<Duration> clicks) {}

    private Visit visit(List<MailLinks> mails, int inBrowser) throws Exception {
        var service = paperboy.start(folder.resolve("out.txt"), folder.resolve("err.txt"));
        try (var database = Rows.database(folder);
                var robot = new Robot()) {
            Waiting.until(
                    service, () -> Files.readString(folder.resolve("out.txt")).contains("Serving pages="));
            var before = Rows.of(database);
            for (var i = 0; i < mails.size(); i++) {
                robot.open(own(mails.get(i).all()));
                if (i + 1 == mails.size() / 2) {
                    progress.part("the links of %d mails were opened", i + 1);
                }
            }
            progress.part("the links of %d mails were opened", mails.size());
            for (var i = 0; i < VISITS; i++) {
                robot.open(own(mails.get(0).all()));
            }
            var seen = browse(mails.subList(0, Math.min(inBrowser, mails.size())));
            robot.open(seen.linked());
            var changes = before.changes(Rows.of(database));
            var opened = robot.answers();
            var clicks = robot.click(mails.stream()
                    .filter(mail -> !mail.recipient().equals(STAYS))
                    .map(MailLinks::oneClick)
                    .toList());
            var refused = refused(robot.answers());
            return new Visit(
                    left(database),
                    refused
                            + seen.posts().size()
                            + seen.elsewhere().size()
                            + changes.values().stream().mapToInt(rows -> rows).sum(),
                    seen.pages(),
                    before.size(),
                    changes,
                    opened,
                    clicks);
        } finally {
            service.destroy();
            service.waitFor();
        }
    }

    private ScriptedRobot.Seen browse(List<MailLinks> mails) {
        var links = mails.stream().flatMap(mail -> own(mail.all()).stream()).collect(Collectors.toSet());
        return Chromium.isInstalled()
                ? ScriptedRobot.open(base, links)
                : new ScriptedRobot.Seen(0, List.of(), List.of(), Set.of());
    }

    /** The other links lead to the papers' own sites, which a test leaves alone. */
    private List<URI> own(Set<URI> links) {
        return links.stream()
                .filter(link -> link.toString().startsWith(base.toString()))
                .toList();
    }

    private static long refused(Map<String, Long> answers) {
        return answers.entrySet().stream()
                .filter(answer -> !answer.getKey().matches("[A-Z]+ 200"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static int left(Database database) {
        return database.read(handle -> handle.createQuery("select count(*) from subscriber where state = 'LEFT'")
                .mapTo(Integer.class)
                .one());
    }

    private static Set<String> recipients(List<Mail> mails) {
        return mails.stream().map(Mail::recipient).collect(Collectors.toCollection(HashSet::new));
    }

    private static Duration at(List<Duration> times, double share) {
        var sorted = times.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }

    private void done(String... command) throws IOException, InterruptedException {
        var result = paperboy.run(command);
        if (result.code() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + result.out() + result.err());
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
