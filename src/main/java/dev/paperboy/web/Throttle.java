package dev.paperboy.web;

import dev.paperboy.subscribers.Network;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Keeps work that anybody can ask for from taking the machine: so many at once, and so many a minute for one network. In memory of one
 * process, since that is what it protects.
 */
@Singleton
final class Throttle {

    private static final int AT_ONCE = 2;
    /** A fast writer pauses about forty times a minute. */
    private static final int PER_WINDOW = 60;

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int NETWORKS = 10_000;

    private final InstantSource clock;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Map<String, Count> counts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > NETWORKS;
        }
    };

    Throttle(InstantSource clock) {
        this.clock = clock;
    }

    private record Count(Instant since, int used) {}

    /** The work's result; empty, at once, if there is no room for it now. */
    <T> Optional<T> run(String address, Supplier<T> work) {
        if (!admits(Network.of(address)) || !places.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            places.release();
        }
    }

    private synchronized boolean admits(String network) {
        var now = clock.instant();
        var known = counts.get(network);
        var count = known == null || !now.isBefore(known.since().plus(WINDOW)) ? new Count(now, 0) : known;
        counts.put(network, new Count(count.since(), count.used() + 1));
        return count.used() < PER_WINDOW;
    }
}
