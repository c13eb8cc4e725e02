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

    /** How long one request may take in all, to the last byte. Some sources take a minute on a bad day. */
    @WithDefault("90s")
    Duration deadline();

    /** How long a host is left in peace between two requests, where no rule of its own is known. arXiv always gets three seconds. */
    @WithDefault("1s")
    Duration pause();

    /** How long to wait, give or take, before a host that failed is asked again; the second time it is four times as long. */
    @WithDefault("2s")
    Duration retryDelay();

    /** The most that is taken from one answer, after unpacking. A day's list is half a megabyte. */
    @WithDefault("16M")
    MemorySize largestAnswer();
}
