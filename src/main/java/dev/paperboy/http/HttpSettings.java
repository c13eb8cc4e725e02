package dev.paperboy.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How Paperboy behaves towards the hosts it asks. */
@ConfigMapping(prefix = "paperboy.http")
public interface HttpSettings {

    /**
     * Where a host's operator finds whoever runs this Paperboy; sent with every request. An address or a page; unknown agents are the
     * first to be turned away.
     */
    @WithDefault("${paperboy.site.base-url:http://localhost}")
    String contact();

    /** How long a connection may take to stand. */
    @WithDefault("10s")
    Duration connectTimeout();

    /** How long one request may take in all, redirects and the last byte included. Some sources take a minute on a bad day. */
    @WithDefault("90s")
    Duration deadline();

    /** The most that is taken from one answer, after unpacking. A day's list is half a megabyte. */
    @WithDefault("16M")
    MemorySize largestAnswer();
}
