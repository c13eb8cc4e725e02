package dev.paperboy.cli;

import dev.paperboy.database.Database;
import dev.paperboy.delivery.FaultProgress;
import dev.paperboy.delivery.WholePath;
import dev.paperboy.returns.Mails;
import dev.paperboy.returns.ReturnTokens;
import dev.paperboy.subscribers.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * F21, with the packaged program from outside: very many mails come back into a Maildir, one in a hundred of them garbage, and who reads
 * them is killed again and again.
 */
public final class BounceFaults {

    private static final String SECRET = "a secret that is only good enough for tests";

    /** For ten readers there are fourteen mails; see {@link #comeBack}. */
    private static final int MAILS_OF_TEN = 14;

    private static final int KILLS = 3;
    /** To list twenty thousand files takes some milliseconds, too. */
    private static final Duration LOOKS = Duration.ofMillis(100);

    /** For thousands of mails, even where the machine has other work. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final Duration A_DAY = Duration.ofDays(1);

    private final Path maildir;
    private final Path folder;
    private final PackagedJar paperboy;
    private final ReturnTokens tokens = new ReturnTokens(Secret.of(SECRET));
    private final Instant now = Instant.now();
    private final Random random = new Random(21);
    private final FaultProgress progress = FaultProgress.of("F21", KILLS + 2);
    private final Set<String> mails = new HashSet<>();
    private final Set<Long> leave = new TreeSet<>();
    private int files;
    private int garbage;

    private BounceFaults(Path folder) throws IOException {
        this.folder = folder;
        this.maildir = Files.createDirectories(folder.resolve("Maildir").toAbsolutePath());
        this.paperboy = new PackagedJar(folder)
                .with("PAPERBOY_SECRET_TEXT", SECRET)
                .with("PAPERBOY_RETURNS_MAILDIR", maildir.toString());
    }

    /**
     * What came of it.
     *
     * @param lost mails without a record of what they meant
     * @param doubled records beyond one for each mail
     * @param wrong readers who should have stayed and left, or the other way round; suppressions and kept mails too many or too few
     * @param perSecond mails taken in a second of work, the program's starts not counted
     */
    public record Result(String fault, int lost, int doubled, int wrong, Duration time, double perSecond, String note) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-4s lost=%d doubled=%d wrong=%d time=%.1fs %.0f mails/s %s",
                    fault,
                    lost,
                    doubled,
                    wrong,
                    time.toMillis() / 1e3,
                    perSecond,
                    note);
        }
    }

    /** @param folder an empty one, for the program to run in */
    public static Result storm(Path folder, int mails) throws Exception {
        return new BounceFaults(folder).run(mails * 10 / MAILS_OF_TEN);
    }

    private Result run(int readers) throws Exception {
        var begin = System.nanoTime();
        try (var database = Rows.database(folder)) {
            var path = new WholePath(database, false);
            path.addPapers();
            path.addReaders(1, readers);
            // Who agreed after a mail was sent is not concerned by it.
            database.useTransaction(handle ->
                    handle.execute("update subscriber set confirmed_at = ?", now.minus(A_DAY.multipliedBy(60))));
        }
        Files.createDirectories(maildir.resolve("new"));
        for (var reader = 1L; reader <= readers; reader++) {
            comeBack(reader);
        }
        progress.part("%d mails of %d readers came back", files, readers);
        var working = Duration.ZERO;
        for (var kill = 1; kill <= KILLS; kill++) {
            working = working.plus(killed(files - files * kill / (KILLS + 1)));
            progress.part("killed with %d mails left", left());
        }
        var atKill = left();
        working = working.plus(killed(0));
        var ended = paperboy.run("bounces", "fetch");
        if (ended.code() != 0) {
            throw new IllegalStateException(ended.out() + ended.err());
        }
        progress.part("all were read");
        try (var database = Rows.database(folder)) {
            return judge(database, Duration.ofNanos(System.nanoTime() - begin), working, atKill);
        }
    }

    /** Puts back what came of a reader's mail; a full mailbox on four days, told twice of one, is one day too few for leaving. */
    private void comeBack(long reader) throws IOException {
        if (reader % 100 == 0) {
            garbage++;
            var bytes = new byte[200 + random.nextInt(2000)];
            random.nextBytes(bytes);
            arrive(bytes);
            return;
        }
        switch ((int) (reader % 10)) {
            case 0, 1, 2, 3, 4 -> {
                leave.add(reader);
                arrive(Mails.report(to(reader, 1), "failed", "5.1.1", "550 5.1.1 User unknown"));
            }
            case 5 -> arrive(Mails.report(to(reader, 1), "failed", "4.2.2", "452 4.2.2 Mailbox full"));
            case 6 -> {
                leave.add(reader);
                arrive(Mails.complaint(to(reader, 1), "abuse"));
            }
            case 7 -> arrive(Mails.report(to(reader, 1), "delayed", "4.4.1", "connection timed out"));
            case 8 -> arrive(Mails.report(to(reader, 1), "delivered", "2.0.0", "250 Ok"));
            default -> {
                for (var day = 1; day <= 4; day++) {
                    arrive(Mails.report(to(reader, day), "failed", "4.2.2", "452 4.2.2 Mailbox full"));
                }
                arrive(Mails.report(to(reader, 4), "failed", "4.2.2", "452 4.2.2 Mailbox full"));
            }
        }
    }

    private String to(long reader, int daysAgo) {
        return "bounce+" + tokens.of(reader, now.minus(A_DAY.multipliedBy(daysAgo))) + "@papers.example.org";
    }

    private void arrive(byte[] mail) throws IOException {
        mails.add(new String(mail, StandardCharsets.ISO_8859_1));
        Files.write(maildir.resolve("new").resolve("1785.%06d.mx".formatted(files++)), mail);
    }

    private int left() throws IOException {
        try (var listed = Files.list(maildir.resolve("new"))) {
            return (int) listed.count();
        }
    }

    /** Reads until no more than so many are left, and is killed there; returns for how long it took mails. */
    private Duration killed(int remaining) throws IOException, InterruptedException {
        var process = paperboy.start(folder.resolve("out.txt"), folder.resolve("err.txt"), "bounces", "fetch");
        try {
            var before = left();
            Waiting.until(process, () -> left() < before, LOOKS, PATIENCE);
            var begin = System.nanoTime();
            Waiting.until(process, () -> left() <= remaining, LOOKS, PATIENCE);
            return Duration.ofNanos(System.nanoTime() - begin);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private Result judge(Database database, Duration time, Duration working, int atKill) throws IOException {
        var records = count(database, "select count(*) from returned");
        var gone =
                Set.copyOf(database.read(handle -> handle.createQuery("select id from subscriber where state = 'LEFT'")
                        .mapTo(Long.class)
                        .list()));
        var suppressed = count(database, "select count(*) from suppression");
        long kept;
        try (var listed = Files.list(folder.resolve("data/returns"))) {
            kept = listed.count();
        }
        var wrong = leave.stream().filter(reader -> !gone.contains(reader)).count()
                + gone.stream().filter(reader -> !leave.contains(reader)).count()
                + Math.abs(suppressed - leave.size())
                + Math.abs(kept - garbage)
                + left();
        return new Result(
                "F21",
                Math.max(0, mails.size() - records),
                Math.max(0, records - mails.size()),
                (int) wrong,
                time,
                files / (working.toNanos() / 1e9),
                "mails=%d, of which garbage=%d and twice the same=%d; killed %d times, the last time with %d mails left; readers who left=%d"
                        .formatted(files, garbage, files - mails.size(), KILLS, atKill, gone.size()));
    }

    private static int count(Database database, String query) {
        return database.read(
                handle -> handle.createQuery(query).mapTo(Integer.class).one());
    }
}
