package dev.paperboy.cli;

import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Subscribers;
import dev.paperboy.topics.Topic;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Who reads. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Shows every reader: state, address, rhythm and topics.",
        footer = {"", "Example:", "  paperboy subscribers list"})
public final class SubscribersListCommand implements Runnable, NeedsDatabase {

    @Spec
    @Nullable
    CommandSpec spec;

    private final Subscribers subscribers;

    public SubscribersListCommand(Subscribers subscribers) {
        this.subscribers = subscribers;
    }

    @Override
    public void run() {
        var out = Output.of(spec);
        subscribers.each(subscriber -> out.line("%s", describe(subscriber)));
    }

    private static String describe(Subscriber subscriber) {
        var wishes = subscriber.wishes();
        var rhythm = wishes.rhythm();
        return String.format(
                Locale.ROOT,
                "%-8s %-32s %s %02d:00 %s, at most %d: %s",
                subscriber.state(),
                subscriber.address().text(),
                rhythm.cadence().name().toLowerCase(Locale.ROOT),
                rhythm.hour(),
                rhythm.zone(),
                wishes.maximum(),
                wishes.topics().stream().map(Topic::text).collect(Collectors.joining(" | ")));
    }
}
