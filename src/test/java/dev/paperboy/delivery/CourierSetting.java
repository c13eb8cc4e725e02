package dev.paperboy.delivery;

import static dev.paperboy.delivery.TestOutbox.NOW;
import static dev.paperboy.delivery.TestOutbox.TODAY;

import dev.paperboy.database.Database;
import dev.paperboy.delivery.Delivery.Kind;
import dev.paperboy.delivery.Delivery.State;
import dev.paperboy.delivery.OutboxSettings.Ambiguous;
import dev.paperboy.delivery.RudeSmtpServer.Step;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A courier with an outbox, for what it does to be looked at. What is changed here counts for whichever courier is made next. */
abstract class CourierSetting {

    Database database;
    Outbox outbox;
    volatile Instant now = NOW;
    Ambiguous ambiguous = Ambiguous.RETRY_ONCE;
    Writing writing = TestOutbox::write;
    Optional<Integer> warmUp = Optional.empty();
    Optional<Integer> domainRate = Optional.empty();
    int connections = 1;
    int batch = 20;
    Aftermath aftermath = Aftermath.NONE;

    abstract Database open();

    @BeforeEach
    void openFresh() {
        database = open();
        outbox = TestOutbox.outbox(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    Leases leases() {
        return new Leases(
                database, new CourierId("north", ProcessHandle.current().pid(), NOW));
    }

    List<Long> queue(int readers) {
        var ids = TestOutbox.addReaders(database, 1, readers);
        database.useTransaction(handle -> outbox.queue(handle, Kind.DIGEST, ids, TODAY, NOW));
        return ids;
    }

    /** Is polite but for one moment. */
    static RudeSmtpServer failingAt(Step step, int mailsBefore, String reply) throws IOException {
        return new RudeSmtpServer((now, connection, mails) ->
                now == step && mails == mailsBefore ? Optional.of(RudeSmtpServer.say(reply)) : Optional.empty());
    }

    Courier courier(RudeSmtpServer server) {
        return new Courier(
                leases(),
                ids -> TestOutbox.find(database, ids),
                (delivery, reader) -> writing.write(delivery, reader),
                new Lines(TestOutbox.Smtp.at(server.port()), TestOutbox.Box.with(ambiguous)),
                terms(),
                new WarmUp(database, warmUp),
                aftermath,
                () -> now);
    }

    Terms terms() {
        return Terms.of(
                TestOutbox.Box.with(ambiguous).rate(domainRate).batch(batch),
                TestOutbox.Smtp.none().connections(connections),
                RandomGenerator.of("L64X128MixRandom"));
    }

    Map<State, Long> counts() {
        return outbox.counts(Optional.of(TODAY));
    }

    List<Delivery> list(State state) {
        return outbox.list(EnumSet.of(state), 100);
    }

    /** Writes down what it is told. */
    record Told(List<String> all) implements Aftermath {
        @Override
        public void refused(Delivery delivery, Verdict verdict) {
            all.add("refused " + verdict.reply());
        }

        @Override
        public void halted(String reason) {
            all.add(reason);
        }

        @Override
        public void sent() {
            all.add("sent");
        }
    }
}
