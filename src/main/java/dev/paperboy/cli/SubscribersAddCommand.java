package dev.paperboy.cli;

import dev.paperboy.matching.Examples;
import dev.paperboy.subscribers.Address;
import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Changes;
import dev.paperboy.subscribers.Rhythm;
import dev.paperboy.subscribers.Strictness;
import dev.paperboy.subscribers.Wishes;
import dev.paperboy.topics.Topic;
import dev.paperboy.topics.TopicException;
import dev.paperboy.topics.TopicHint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds readers who agreed elsewhere. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = {
            "Adds a reader who has agreed by other means than the form: no confirmation is asked for.",
            "A reader who is known gets the new wishes."
        },
        footer = {
            "",
            "Examples:",
            "  paperboy subscribers add ada@example.org --topic \"speculative decoding\" --topic \"RLHF -robotics\"",
            "  paperboy subscribers add ada@example.org --topic \"gene editing\" --cadence weekly --weekday monday --zone Europe/Berlin",
            "  paperboy subscribers add --from subscribers.jsonl     (lines as printed by \"subscribers export\")"
        })
public final class SubscribersAddCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "ADDRESS", description = "The mail address.")
    @Nullable
    String address;

    @Option(
            names = "--topic",
            description =
                    "An interest in words: +must, -not, \"phrases\", author:, cat: and like:PAPER work. Repeat for more topics.")
    List<String> topics = List.of();

    @Option(
            names = "--cadence",
            defaultValue = "daily",
            description = "daily, weekdays or weekly. Default: ${DEFAULT-VALUE}.")
    Cadence cadence = Cadence.DAILY;

    @Option(
            names = "--weekday",
            defaultValue = "monday",
            description = "The day of a weekly digest. Default: ${DEFAULT-VALUE}.")
    DayOfWeek weekday = DayOfWeek.MONDAY;

    @Option(
            names = "--hour",
            defaultValue = "7",
            description = "The reader's local hour, 0 to 23. Default: ${DEFAULT-VALUE}.")
    int hour;

    @Option(
            names = "--zone",
            defaultValue = "UTC",
            description = "The reader's time zone, such as Europe/Berlin. Default: ${DEFAULT-VALUE}.")
    ZoneId zone = ZoneId.of("UTC");

    @Option(
            names = "--max",
            defaultValue = "10",
            description = "Papers in one digest at most. Default: ${DEFAULT-VALUE}.")
    int maximum;

    @Option(names = "--tell-when-empty", description = "Send a line also on days when nothing fits.")
    boolean tellWhenEmpty;

    @Option(
            names = "--strictness",
            defaultValue = "balanced",
            description = "How sure the choice must be: loose, balanced or strict. Default: ${DEFAULT-VALUE}.")
    Strictness strictness = Strictness.BALANCED;

    @Option(
            names = "--next-door",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Whether a digest may bring one more paper from next door, marked as such. Default: it may.")
    boolean nextDoor;

    @Option(names = "--from", description = "Reads readers from a file of JSON lines instead.")
    @Nullable
    Path from;

    private final Changes changes;
    private final Examples examples;

    public SubscribersAddCommand(Changes changes, Examples examples) {
        this.changes = changes;
        this.examples = examples;
    }

    @Override
    public Integer call() throws IOException {
        var out = Output.of(spec);
        if (from != null) {
            return addAll(out, from);
        }
        if (address == null || topics.isEmpty()) {
            throw new CommandLine.ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "Give an ADDRESS and at least one --topic, or --from FILE");
        }
        var rhythm = new Rhythm(cadence, weekday, hour, zone);
        var wishes = new Wishes(
                topics.stream().map(Topic::parse).toList(), rhythm, maximum, tellWhenEmpty, strictness, nextDoor);
        var hints = hints(wishes);
        var added = changes.add(Address.parse(address), wishes);
        out.line("Added %s", added.address().text());
        hints.forEach(hint -> out.line("%s", hint.message()));
        return 0;
    }

    /** @throws TopicException if a topic has nothing but examples that are not known */
    private List<TopicHint> hints(Wishes wishes) {
        var known = examples.known(wishes.topics());
        return wishes.topics().stream()
                .flatMap(topic -> topic.unknown(known::contains).stream())
                .toList();
    }

    /** The same for readers who are brought back: in a new database no example is known yet, and they must not be lost for that. */
    private List<String> said(Wishes wishes) {
        try {
            return hints(wishes).stream().map(TopicHint::message).toList();
        } catch (TopicException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private int addAll(Output out, Path file) throws IOException {
        var failures = 0;
        var added = 0;
        try (var lines = SubscriberLines.read(file)) {
            for (var line : lines) {
                try {
                    var reader = line.parse();
                    changes.add(reader.address(), reader.wishes());
                    added++;
                    said(reader.wishes()).forEach(said -> out.line("Line %d: %s", line.number(), said));
                } catch (IllegalArgumentException e) {
                    failures++;
                    out.line("Line %d was left out: %s", line.number(), e.getMessage());
                }
            }
        }
        out.line("Added %d, left out %d", added, failures);
        return failures == 0 ? 0 : 1;
    }
}
