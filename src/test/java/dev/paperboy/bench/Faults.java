package dev.paperboy.bench;

import dev.paperboy.delivery.Faults.Result;
import dev.paperboy.delivery.OutboxSettings.Ambiguous;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The plan of faults in full size, each with what was lost, doubled and wrong: {@code -Dbench=Faults -Dbench.args="F1 F3"}. Without
 * names, all.
 */
public final class Faults {

    private Faults() {}

    public static void main(String... args) throws Exception {
        for (var fault : args.length > 0 ? List.of(args) : List.of("F1", "F3", "F4", "F6", "F7", "F8", "F14", "F19")) {
            switch (fault) {
                case "F1" -> killed();
                case "F3" -> {
                    print(dev.paperboy.delivery.Faults.lostAnswers(2000, Ambiguous.RETRY_ONCE));
                    print(dev.paperboy.delivery.Faults.lostAnswers(2000, Ambiguous.NEVER));
                }
                case "F4" -> print(dev.paperboy.delivery.Faults.greylisted(2000));
                case "F6" -> print(dev.paperboy.delivery.Faults.ourFault(2000));
                case "F14" ->
                    print(dev.paperboy.delivery.Faults.twoMachines(
                            Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "f14"),
                            5000));
                case "F8" -> print(dev.paperboy.delivery.Faults.slow(50));
                case "F19" -> print(dev.paperboy.delivery.Faults.leaving(5000));
                case "F7" -> print(dev.paperboy.delivery.Faults.flaky(5000));
                default -> throw new IllegalArgumentException("No such fault: " + fault);
            }
        }
    }

    private static void killed() throws Exception {
        for (var seed = 1; seed <= 3; seed++) {
            var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "f1");
            print(dev.paperboy.delivery.Faults.killed(folder, 5000, 50, seed));
        }
    }

    private static void print(Result result) {
        System.out.println(result);
    }
}
