package dev.paperboy.daily;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/** The order of the day. */
@ConfigMapping(prefix = "paperboy.daily")
public interface DailySettings {

    /**
     * Times (UTC) at which the sources are asked. Hugging Face's list is thin before the US morning and grows all day; arXiv's
     * announcement is complete at 05:15 all year.
     */
    @WithDefault("05:20,06:30,10:30,14:30,18:30,22:30")
    List<LocalTime> collectAt();

    /** How often it is looked who is due. Longer means digests up to this much after the reader's hour. */
    @WithDefault("30s")
    Duration planEvery();

    /** How often the outbox is looked at when nothing new was queued. */
    @WithDefault("5s")
    Duration deliverEvery();

    /**
     * How often a machine tells the others that it is alive. After four times without, its planning is begun anew by another. Shorter
     * takes over sooner, and takes a stall for a death.
     */
    @WithDefault("10s")
    Duration heartbeat();

    /** Whether an empty Paperboy fills itself with a sample edition and five readers, and makes their digests once. */
    @WithDefault("false")
    boolean demo();
}
