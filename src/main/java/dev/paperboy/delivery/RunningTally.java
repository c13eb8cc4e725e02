package dev.paperboy.delivery;

import dev.paperboy.delivery.Delivery.State;
import java.util.function.Consumer;

/** The tally of a round that goes on, and what ends it early. Safe for several threads. */
final class RunningTally {

    private final Consumer<Tally> progress;
    private volatile Tally tally = Tally.NOTHING;

    /** @param progress told after each mail */
    RunningTally(Consumer<Tally> progress) {
        this.progress = progress;
    }

    Tally sofar() {
        return tally;
    }

    boolean isHalted() {
        return tally.halted().isPresent();
    }

    synchronized void count(State state) {
        tally = tally.plus(state);
        progress.accept(tally);
    }

    /** Ends the round; the first reason is the one that is told. */
    synchronized void halt(String reason) {
        if (!isHalted()) {
            tally = tally.haltedBy(reason);
        }
    }

    /** Ends it for what nobody has foreseen. */
    void fail(String message) {
        halt("The courier cannot go on: " + Verdict.oneLine(message));
    }
}
