package dev.paperboy.daily;

import dev.paperboy.papers.Editions;
import dev.paperboy.papers.Source;
import dev.paperboy.subscribers.Address;
import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Changes;
import dev.paperboy.subscribers.Rhythm;
import dev.paperboy.subscribers.Subscribers;
import dev.paperboy.subscribers.Wishes;
import dev.paperboy.topics.Topic;
import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fills an empty Paperboy, so that a newcomer sees something: a sample edition and five readers with different interests. */
@Singleton
public final class Demo {

    private static final Map<String, List<String>> READERS = readers();

    private final Day day;
    private final Editions editions;
    private final Subscribers subscribers;
    private final Changes changes;

    public Demo(Day day, Editions editions, Subscribers subscribers, Changes changes) {
        this.day = day;
        this.editions = editions;
        this.subscribers = subscribers;
        this.changes = changes;
    }

    private static Map<String, List<String>> readers() {
        var readers = new LinkedHashMap<String, List<String>>();
        readers.put(
                "lena@example.org",
                List.of("speculative decoding for large language models", "learning from human feedback"));
        readers.put("noor@example.org", List.of("diffusion models", "novel view synthesis"));
        readers.put(
                "mateo@example.org",
                List.of("protein structure prediction", "genomics and gene editing", "medical image segmentation"));
        readers.put(
                "yuki@example.org",
                List.of("gravitational waves and black holes", "quantum computing", "weather forecasting"));
        readers.put("amara@example.org", List.of("deep reinforcement learning", "speech recognition"));
        return readers;
    }

    /** Fills Paperboy with the demo if nobody and nothing is there yet; otherwise changes nothing. */
    public boolean fill(Source sample) {
        if (editions.newestCollected().isPresent() || !subscribers.active(0, 1).isEmpty()) {
            return false;
        }
        day.collect(day.today(), List.of(sample), Progress.NONE);
        READERS.forEach((address, topics) -> changes.add(Address.parse(address), wishes(topics)));
        return true;
    }

    private static Wishes wishes(List<String> topics) {
        var rhythm = new Rhythm(Cadence.DAILY, DayOfWeek.MONDAY, 7, ZoneId.of("UTC"));
        return new Wishes(topics.stream().map(Topic::parse).toList(), rhythm, Wishes.DEFAULT_PAPERS, true);
    }
}
