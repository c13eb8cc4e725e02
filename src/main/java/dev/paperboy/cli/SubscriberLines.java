package dev.paperboy.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paperboy.subscribers.Address;
import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Rhythm;
import dev.paperboy.subscribers.Strictness;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Wishes;
import dev.paperboy.topics.Topic;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Readers as JSON lines: what {@code export} writes and {@code add --from} reads, one line at a time. */
final class SubscriberLines implements Iterable<SubscriberLines.Line>, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BufferedReader reader;

    private SubscriberLines(BufferedReader reader) {
        this.reader = reader;
    }

    static SubscriberLines read(Path file) throws IOException {
        return new SubscriberLines(Files.newBufferedReader(file));
    }

    /** The fields of a line, as they stand in JSON; all but address and topics may be missing. */
    record Fields(
            @Nullable String address,
            @Nullable String state,
            @Nullable List<String> topics,
            @Nullable String cadence,
            @Nullable String weekday,
            @Nullable Integer hour,
            @Nullable String zone,
            @Nullable Integer maximum,
            @Nullable Boolean tellWhenEmpty,
            @Nullable String strictness,
            @Nullable Boolean nextDoor) {}

    /** A reader as a line describes it. */
    record Reader(Address address, Wishes wishes) {}

    /** One line of a file, not yet understood. */
    record Line(int number, String text) {

        /** @throws IllegalArgumentException if it describes no reader; the message says why */
        Reader parse() {
            try {
                var fields = JSON.readValue(text, Fields.class);
                if (fields.address() == null || fields.topics() == null) {
                    throw new IllegalArgumentException("\"address\" and \"topics\" are needed");
                }
                var state = parse(Subscriber.State.class, fields.state()).orElse(Subscriber.State.ACTIVE);
                if (state != Subscriber.State.ACTIVE) {
                    throw new IllegalArgumentException("the reader is " + state + ", and only ACTIVE ones are added");
                }
                var rhythm = new Rhythm(
                        parse(Cadence.class, fields.cadence()).orElse(Cadence.DAILY),
                        parse(DayOfWeek.class, fields.weekday()).orElse(DayOfWeek.MONDAY),
                        Optional.ofNullable(fields.hour()).orElse(7),
                        ZoneId.of(Optional.ofNullable(fields.zone()).orElse("UTC")));
                var wishes = new Wishes(
                        fields.topics().stream().map(Topic::parse).toList(),
                        rhythm,
                        Optional.ofNullable(fields.maximum()).orElse(Wishes.DEFAULT_PAPERS),
                        Optional.ofNullable(fields.tellWhenEmpty()).orElse(false),
                        parse(Strictness.class, fields.strictness()).orElse(Strictness.BALANCED),
                        Optional.ofNullable(fields.nextDoor()).orElse(true));
                return new Reader(Address.parse(fields.address()), wishes);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("not a JSON object of a reader: " + e.getOriginalMessage(), e);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }

        private static <E extends Enum<E>> Optional<E> parse(Class<E> type, @Nullable String name) {
            return Optional.ofNullable(name).map(n -> Enum.valueOf(type, n.toUpperCase(Locale.ROOT)));
        }
    }

    /** The line that describes a reader, without its end. */
    static String write(Subscriber subscriber) {
        var wishes = subscriber.wishes();
        var rhythm = wishes.rhythm();
        try {
            return JSON.writeValueAsString(new Fields(
                    subscriber.address().text(),
                    subscriber.state().name(),
                    wishes.topics().stream().map(Topic::text).toList(),
                    rhythm.cadence().name(),
                    rhythm.weekday().name(),
                    rhythm.hour(),
                    rhythm.zone().getId(),
                    wishes.maximum(),
                    wishes.tellWhenEmpty(),
                    wishes.strictness().name(),
                    wishes.nextDoor()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of strings and numbers is JSON", e);
        }
    }

    @Override
    public Iterator<Line> iterator() {
        var numbers = new int[1];
        return reader.lines()
                .map(text -> new Line(++numbers[0], text))
                .filter(line -> !line.text().isBlank())
                .iterator();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
