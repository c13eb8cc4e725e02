package dev.paperboy.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for another process: there is nothing to be told by, so one looks now and then, for three minutes at most. */
final class Waiting {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    private Waiting() {}

    interface Condition {
        boolean holds() throws IOException;
    }

    /** @throws IllegalStateException if the process ends or the time does before it holds */
    static void until(Process process, Condition condition) throws IOException, InterruptedException {
        var end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.holds()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(process.isAlive() ? "It takes too long" : "The process has ended");
            }
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
    }
}
