package dev.paperboy.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when somebody sleeps, and a diary of who slept how long. */
public final class ScriptedTime implements InstantSource, Sleeper {

    private final List<Duration> slept = new ArrayList<>();
    private Instant now;

    public ScriptedTime(Instant begin) {
        this.now = begin;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration time) {
        slept.add(time);
        now = now.plus(time);
    }

    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    /** The sleeps so far, those of no time left out. */
    public synchronized List<Duration> slept() {
        return slept.stream().filter(time -> !time.isZero()).toList();
    }
}
