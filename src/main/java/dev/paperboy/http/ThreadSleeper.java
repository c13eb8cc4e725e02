package dev.paperboy.http;

import jakarta.inject.Singleton;
import java.time.Duration;

/** Waits. */
@Singleton
final class ThreadSleeper implements Sleeper {
    @Override
    public void sleep(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }
}
