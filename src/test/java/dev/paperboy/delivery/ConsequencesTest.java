package dev.paperboy.delivery;

import static dev.paperboy.delivery.TestOutbox.NOW;
import static dev.paperboy.delivery.TestOutbox.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.delivery.Delivery.Kind;
import dev.paperboy.delivery.OutboxSettings.Ambiguous;
import dev.paperboy.delivery.RudeSmtpServer.Step;
import dev.paperboy.returns.TestReturns;
import dev.paperboy.subscribers.Address;
import dev.paperboy.subscribers.Changes.Reason;
import dev.paperboy.subscribers.Readers;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Subscriber.State;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server says in our own conversation, to mails whose envelopes have no token (PAPERBOY_RETURNS_VERP=false). */
final class ConsequencesTest {

    private final Database database = TestDatabases.h2();
    private final Readers readers = new Readers(database, NOW);
    private final CourierId owner =
            new CourierId("north", ProcessHandle.current().pid(), NOW);
    private final Subscriber ada = readers.changes.add(Address.parse("ada@remote.example"), Readers.wishes("graphs"));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aDeadAddressIsSuppressedWithoutAToken() throws IOException {
        mailThrough(Step.RCPT, "550 5.1.1 No such user", 1);

        assertThat(state()).isEqualTo(State.LEFT);
        assertThat(readers.suppressions.reason(ada.address())).contains(Reason.BOUNCED);
    }

    /** Filters that have read the mail call the reader unknown, too. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            550 5.1.1 User unknown | LEFT
            550 5.7.1 User unknown | ACTIVE
            550 User unknown       | ACTIVE
            """)
    void whatIsSaidAfterTheMailWasReadIsOfTheAddressIfACodeSaysSo(String reply, State state) throws IOException {
        mailThrough(Step.DOT, reply, 1);

        assertThat(state()).isEqualTo(state);
    }

    @Test
    void theFifthFullMailboxInARowCountsWithoutAToken() throws IOException {
        mailThrough(Step.RCPT, "552 5.2.2 Mailbox full", 4);
        assertThat(state()).isEqualTo(State.ACTIVE);
        readers.pass(Duration.ofDays(1));
        mailThrough(Step.RCPT, "552 5.2.2 Mailbox full", 1);

        assertThat(state()).isEqualTo(State.LEFT);
    }

    private State state() {
        return readers.subscribers.find(ada.id()).orElseThrow().state();
    }

    /** One mail a day. */
    private void mailThrough(Step step, String reply, int days) throws IOException {
        var outbox = TestOutbox.outbox(database);
        try (var server = RudeSmtpServer.at(step, RudeSmtpServer.say(reply))) {
            var courier = courier(server);
            for (var day = 0; day < days; day++) {
                readers.pass(Duration.ofDays(day == 0 ? 0 : 1));
                var date =
                        TODAY.plusDays(Duration.between(NOW, readers.instant()).toDays());
                database.useTransaction(
                        handle -> outbox.queue(handle, Kind.DIGEST, List.of(ada.id()), date, readers.instant()));
                courier.deliver(sofar -> {});
            }
        }
    }

    private Courier courier(RudeSmtpServer server) {
        var box = TestOutbox.Box.with(Ambiguous.RETRY_ONCE);
        return new Courier(
                new Leases(database, owner),
                readers.subscribers::find,
                TestOutbox::write,
                new Lines(TestOutbox.Smtp.at(server.port()), box),
                Terms.of(box, TestOutbox.Smtp.none(), new Random(1)),
                new WarmUp(database, Optional.empty()),
                new Consequences(TestReturns.returns(database, readers), new Halts(database), owner, readers),
                readers);
    }
}
