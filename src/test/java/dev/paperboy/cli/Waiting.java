package dev.paperboy.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for another process: there is nothing to be told by, so one looks now and then. */
final class Waiting {

    private static final Duration USUAL = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Waiting() {}

    interface Condition {
        boolean holds() throws IOException;
    }

    /** @throws IllegalStateException if the process ends before it holds, or three minutes pass */
    static void until(Process process, Condition condition) throws IOException, InterruptedException {
        until(process, condition, PAUSE, USUAL);
    }

    /**
     * As {@link #until(Process, Condition)}, for work of another size.
     *
     * @param pause after each look
     */
    static void until(Process process, Condition condition, Duration pause, Duration longest)
            throws IOException, InterruptedException {
        var end = System.nanoTime() + longest.toNanos();
        while (!condition.holds()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(process.isAlive() ? "It takes too long" : "The process has ended");
            }
            process.waitFor(pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
