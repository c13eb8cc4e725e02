package dev.paperboy.bench;

import dev.paperboy.cli.BounceFaults;
import dev.paperboy.cli.ScannerFaults;
import dev.paperboy.daily.ClockFaults;
import dev.paperboy.delivery.DatabaseFaults;
import dev.paperboy.delivery.DeathFaults;
import dev.paperboy.delivery.OutboxSettings.Ambiguous;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The plan of faults in full size, each with what was lost, doubled and wrong, and meanwhile on standard error how
 * far it has come: {@code -Dbench=Faults -Dbench.args="F1 F3"}. Without
 * names, all; with {@code tenth} before them, at a tenth of the size. F18 and F21 need the packaged program.
 */
public final class Faults {

    private static final Logger LOG = Logger.getLogger("dev.paperboy");

    private Faults() {}

    private interface Fault {
        /** @param divisor of the full size */
        List<?> run(int divisor) throws Exception;
    }

    private static final Map<String, Fault> ALL = faults();

    private static Map<String, Fault> faults() {
        var faults = new LinkedHashMap<String, Fault>();
        faults.put("F1", Faults::killed);
        faults.put("F2", part -> List.of(DeathFaults.ended(folder("f2"), 5000 / part, 20 / part)));
        faults.put(
                "F3",
                part -> List.of(
                        dev.paperboy.delivery.Faults.lostAnswers(2000 / part, Ambiguous.RETRY_ONCE),
                        dev.paperboy.delivery.Faults.lostAnswers(2000 / part, Ambiguous.NEVER)));
        faults.put("F4", part -> List.of(dev.paperboy.delivery.Faults.greylisted(2000 / part)));
        faults.put("F6", part -> List.of(dev.paperboy.delivery.Faults.ourFault(2000 / part)));
        faults.put("F7", part -> List.of(dev.paperboy.delivery.Faults.flaky(5000 / part)));
        faults.put("F8", part -> List.of(dev.paperboy.delivery.Faults.slow(250 / part, Duration.ofSeconds(4))));
        faults.put(
                "F10",
                part -> List.of(
                        DatabaseFaults.gone(folder("f10"), 5000 / part, 10 / part, Duration.ofSeconds(30 / part))));
        faults.put("F11", part -> List.of(DatabaseFaults.diskFull(folder("f11"), 2000 / part)));
        faults.put("F12", part -> List.of(ClockFaults.clocks(10_000 / part)));
        faults.put("F13", part -> List.of(ClockFaults.downAllDay(1000 / part)));
        faults.put(
                "F14",
                part -> List.of(
                        DeathFaults.twoMachines(folder("f14"), 5000 / part, List.of("", "")),
                        DeathFaults.twoMachines(folder("f14"), 5000 / part, List.of("one", "other"))));
        faults.put("F18", part -> List.of(ScannerFaults.scanned(folder("f18"), 1000 / part, 10 / part)));
        faults.put("F19", part -> List.of(dev.paperboy.delivery.Faults.leaving(5000 / part)));
        faults.put("F21", part -> List.of(BounceFaults.storm(folder("f21"), 20_000 / part)));
        faults.put("F24", part -> List.of(DatabaseFaults.upgraded(2000 / part)));
        return faults;
    }

    public static void main(String... args) throws Exception {
        // One line for each reader that is added is too much here. (Held on to, or it would be forgotten.)
        LOG.setLevel(Level.WARNING);
        var given = List.of(args);
        var part = given.contains("tenth") ? 10 : 1;
        var names = given.stream().filter(name -> !name.equals("tenth")).toList();
        for (var name : names.isEmpty() ? List.copyOf(ALL.keySet()) : names) {
            var fault = ALL.get(name);
            if (fault == null) {
                throw new IllegalArgumentException("No such fault: " + name + "; there are " + ALL.keySet());
            }
            fault.run(part).forEach(System.out::println);
        }
        // PostgreSQL's own threads would keep the program alive.
        System.exit(0);
    }

    /** With three seeds side by side: half of the time, each waits until H2 believes that the process before it is dead. */
    private static List<?> killed(int part) throws Exception {
        var seeds = part == 1 ? List.of(1, 2, 3) : List.of(1);
        var threads = Executors.newFixedThreadPool(seeds.size());
        try {
            var results = new ArrayList<Object>();
            for (var result : threads.invokeAll(seeds.stream()
                    .map(seed -> (Callable<?>) () -> DeathFaults.killed(folder("f1"), 5000 / part, 50 / part, seed))
                    .toList())) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }

    private static Path folder(String name) throws java.io.IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), name);
    }
}
