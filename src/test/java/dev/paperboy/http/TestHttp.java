package dev.paperboy.http;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A client as in service, but with limits that a test can wait for. */
public final class TestHttp {

    static final Instant NOW = Instant.parse("2026-07-29T12:00:00Z");
    static final int LARGEST = 200_000;

    private TestHttp() {}

    public static PoliteClient client() {
        var settings = new Settings(
                "https://paperboy.example",
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                new MemorySize(BigInteger.valueOf(LARGEST)));
        return client(settings);
    }

    static PoliteClient impatient() {
        var settings = new Settings(
                "https://paperboy.example",
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                new MemorySize(BigInteger.valueOf(LARGEST)));
        return client(settings);
    }

    private static PoliteClient client(Settings settings) {
        return new PoliteClient(settings, "1.2.3", InstantSource.fixed(NOW));
    }

    private record Settings(String contact, Duration connectTimeout, Duration deadline, MemorySize largestAnswer)
            implements HttpSettings {}
}
