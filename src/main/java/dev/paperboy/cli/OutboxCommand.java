package dev.paperboy.cli;

import dev.paperboy.delivery.Delivery;
import dev.paperboy.delivery.Delivery.State;
import dev.paperboy.delivery.Outbox;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What waits, what failed and why. */
@Command(
        name = "outbox",
        mixinStandardHelpOptions = true,
        description = "Shows how many mails are in which state, and of those that wait or failed when and why.",
        footer = {"", "Examples:", "  paperboy outbox", "  paperboy outbox --state RETRY --state BOUNCED --most 500"})
public final class OutboxCommand implements Runnable, NeedsDatabase {

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--state", description = "Only these: ${COMPLETION-CANDIDATES}. Default: all but SENT.")
    Set<State> states = EnumSet.complementOf(EnumSet.of(State.SENT));

    @Option(names = "--most", defaultValue = "50", description = "Lines at most. Default: ${DEFAULT-VALUE}.")
    int most;

    private final Outbox outbox;

    public OutboxCommand(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void run() {
        var out = Output.of(spec);
        var counts = outbox.counts(Optional.empty());
        for (var state : State.values()) {
            out.line("%-10s %d", state, counts.getOrDefault(state, 0L));
        }
        outbox.list(states, most).forEach(delivery -> out.line("%s", describe(delivery)));
    }

    private static String describe(Delivery delivery) {
        return "%s %s %s subscriber=%d attempts=%d next=%s %s"
                .formatted(
                        delivery.issueDate(),
                        delivery.kind(),
                        delivery.state(),
                        delivery.subscriberId(),
                        delivery.attempts(),
                        delivery.state() == State.BOUNCED || delivery.state() == State.SKIPPED
                                ? "never"
                                : seconds(delivery.dueAt()),
                        delivery.reply());
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
