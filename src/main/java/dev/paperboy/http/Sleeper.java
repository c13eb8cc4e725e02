package dev.paperboy.http;

import java.time.Duration;

/** Lets time pass; in tests without waiting for it. */
public interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
}
