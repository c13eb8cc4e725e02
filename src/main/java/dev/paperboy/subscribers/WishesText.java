package dev.paperboy.subscribers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paperboy.topics.Topic;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Wishes as the JSON that a join request keeps. */
final class WishesText {

    private final ObjectMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private record Fields(
            List<String> topics,
            Cadence cadence,
            DayOfWeek weekday,
            int hour,
            String zone,
            int maximum,
            boolean tellWhenEmpty,
            @Nullable Strictness strictness,
            @Nullable Boolean nextDoor) {}

    String write(Wishes wishes) {
        var rhythm = wishes.rhythm();
        var stored = new Fields(
                wishes.topics().stream().map(Topic::text).toList(),
                rhythm.cadence(),
                rhythm.weekday(),
                rhythm.hour(),
                rhythm.zone().getId(),
                wishes.maximum(),
                wishes.tellWhenEmpty(),
                wishes.strictness(),
                wishes.nextDoor());
        try {
            return json.writeValueAsString(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and numbers can always be written as JSON", e);
        }
    }

    /** @throws IllegalStateException if the text was not written here */
    Wishes read(String text) {
        try {
            var stored = json.readValue(text, Fields.class);
            var rhythm = new Rhythm(stored.cadence, stored.weekday, stored.hour, Stored.zone(stored.zone));
            return new Wishes(
                    Stored.topics(stored.topics, new HashMap<>()),
                    rhythm,
                    stored.maximum,
                    stored.tellWhenEmpty,
                    // A request from before there were these wishes.
                    Objects.requireNonNullElse(stored.strictness, Strictness.BALANCED),
                    Objects.requireNonNullElse(stored.nextDoor, true));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored join request cannot be read", e);
        }
    }
}
