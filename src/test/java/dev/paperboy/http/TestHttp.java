package dev.paperboy.http;

import dev.paperboy.database.Database;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A client as in service, but with limits that a test can wait for, pauses that take no time, and a memory that ends with the test. */
public final class TestHttp {

    static final Instant NOW = Instant.parse("2026-07-29T12:00:00Z");
    static final int LARGEST = 200_000;

    /**
     * Longer than a machine is kept from its work. In a simulated world no host is slow, and time passes by the clock that is moved: a
     * limit in real time would make a fault of what is none, and one that is not asked about again.
     */
    private static final Duration NO_LIMIT = Duration.ofHours(1);

    private TestHttp() {}

    public static PoliteClient client() {
        return client(InstantSource.fixed(NOW), time -> {});
    }

    /** A client for a simulated world: its pauses are the sleeper's, which may move the clock on. */
    public static PoliteClient client(InstantSource clock, Sleeper sleeper) {
        return client(settings(Duration.ofSeconds(10)), clock, sleeper, InetAddress::getAllByName);
    }

    /**
     * A client whose every request goes through a proxy, so that a test can stand in for hosts under their own names and see how each
     * of them is treated.
     */
    public static PoliteClient through(
            InetSocketAddress proxy, Database database, InstantSource clock, Sleeper sleeper) {
        var before = ProxySelector.getDefault();
        ProxySelector.setDefault(ProxySelector.of(proxy));
        try {
            return new PoliteClient(
                    settings(NO_LIMIT, NO_LIMIT, LARGEST), "1.2.3", clock, new StoredHostMemory(database), sleeper);
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    static PoliteClient client(Destinations.Resolver resolver) {
        return client(settings(Duration.ofSeconds(10)), InstantSource.fixed(NOW), time -> {}, resolver);
    }

    /** A client that gives a host one second for an answer. */
    public static PoliteClient impatient() {
        return client(settings(Duration.ofSeconds(1)), InstantSource.fixed(NOW), time -> {}, InetAddress::getAllByName);
    }

    /** A client that takes as much as the one in service, for no longer than a test can wait. */
    public static PoliteClient generous() {
        var settings = settings(Duration.ofSeconds(5), 16 << 20);
        return client(settings, InstantSource.fixed(NOW), time -> {}, InetAddress::getAllByName);
    }

    private static PoliteClient client(
            HttpSettings settings, InstantSource clock, Sleeper sleeper, Destinations.Resolver resolver) {
        return new PoliteClient(settings, "1.2.3", clock, new Notebook(), sleeper, resolver);
    }

    private static HttpSettings settings(Duration deadline) {
        return settings(deadline, LARGEST);
    }

    private static HttpSettings settings(Duration deadline, int largest) {
        return settings(Duration.ofSeconds(5), deadline, largest);
    }

    private static HttpSettings settings(Duration connect, Duration deadline, int largest) {
        return new Settings(
                "https://paperboy.example",
                connect,
                deadline,
                Duration.ofSeconds(1),
                Duration.ofMillis(1),
                new MemorySize(BigInteger.valueOf(largest)));
    }

    private record Settings(
            String contact,
            Duration connectTimeout,
            Duration deadline,
            Duration pause,
            Duration retryDelay,
            MemorySize largestAnswer)
            implements HttpSettings {}

    /** A memory without a database. */
    static final class Notebook implements HostMemory {

        private final Map<String, Instant> rests = new ConcurrentHashMap<>();
        private final Map<URI, Validators> kept = new ConcurrentHashMap<>();

        @Override
        public Optional<Instant> restsUntil(HostGroup group) {
            return Optional.ofNullable(rests.get(group.name()));
        }

        @Override
        public void rest(HostGroup group, Instant until) {
            rests.merge(group.name(), until, (one, other) -> one.isAfter(other) ? one : other);
        }

        @Override
        public Optional<Validators> validators(URI address) {
            return Optional.ofNullable(kept.get(address));
        }

        @Override
        public void keep(URI address, Validators validators, Instant now) {
            kept.remove(address);
            if (!validators.isEmpty()) {
                kept.put(address, validators);
            }
        }
    }
}
