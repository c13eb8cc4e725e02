package dev.paperboy.delivery;

import dev.paperboy.delivery.Delivery.State;
import dev.paperboy.delivery.RudeSmtpServer.Mail;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What came of a fault.
 *
 * @param lost readers without a mail whose row does not say that it was given up
 * @param doubled copies beyond the first
 * @param wrong mails to nobody who should get one, or under a second Message-ID
 * @param states how many rows of the outbox are in each state at the end
 * @param note what else the plan asks of this fault
 */
public record FaultResult(
        String fault, int lost, int doubled, int wrong, Duration time, Map<State, Long> states, String note) {

    static FaultResult of(String fault, int readers, List<Mail> arrived, long begin, Map<State, Long> states) {
        var copies = arrived.stream().collect(Collectors.groupingBy(Mail::recipient, Collectors.counting()));
        var ids = arrived.stream()
                .map(mail -> mail.header("Message-ID"))
                .distinct()
                .count();
        var strangers = copies.keySet().stream()
                .filter(recipient -> !recipient.matches("reader\\d+@(example\\.org|domain\\d\\.example)"))
                .count();
        return new FaultResult(
                fault,
                (int) (readers - copies.size() + strangers - states.getOrDefault(State.SKIPPED, 0L)),
                arrived.size() - copies.size(),
                (int) (strangers + Math.max(0, ids - copies.size())),
                Duration.ofNanos(System.nanoTime() - begin),
                states,
                "");
    }

    FaultResult noting(String format, Object... values) {
        return new FaultResult(
                fault, lost, doubled, wrong, time, states, String.format(Locale.ROOT, " " + format, values));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-4s lost=%d doubled=%d wrong=%d time=%.1fs states=%s%s",
                fault,
                lost,
                doubled,
                wrong,
                time.toMillis() / 1000.0,
                states,
                note);
    }
}
