package dev.paperboy.delivery;

import static dev.paperboy.delivery.TestOutbox.NOW;
import static dev.paperboy.delivery.TestOutbox.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.delivery.Delivery.Kind;
import dev.paperboy.delivery.Delivery.State;
import dev.paperboy.delivery.OutboxSettings.Ambiguous;
import dev.paperboy.delivery.RudeSmtpServer.Mail;
import dev.paperboy.delivery.RudeSmtpServer.Step;
import dev.paperboy.subscribers.Subscriber;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the outbox over a real conversation to a kept verdict. */
abstract class CourierContract extends CourierSetting {

    @Test
    void everyReaderGetsOneMail() throws IOException {
        queue(45);
        try (var server = RudeSmtpServer.polite()) {
            var tally = courier(server).deliver(sofar -> {});

            assertThat(tally.sent()).isEqualTo(45);
            assertThat(server.mails()).extracting(Mail::recipient).hasSize(45).doesNotHaveDuplicates();
            assertThat(server.connections()).isEqualTo(1);
        }
        assertThat(counts()).isEqualTo(Map.of(State.SENT, 45L));
    }

    @Test
    void aGreylistedMailArrivesLaterUnderTheSameId() throws IOException {
        queue(2);
        try (var server = failingAt(Step.DOT, 1, "451 4.7.1 Greylisted")) {
            var courier = courier(server);
            assertThat(courier.deliver(sofar -> {}).retried()).isEqualTo(1);
            now = NOW.plus(Duration.ofMinutes(4));
            assertThat(courier.deliver(sofar -> {}).total()).isZero();
            now = NOW.plus(Duration.ofMinutes(7));
            assertThat(courier.deliver(sofar -> {}).sent()).isEqualTo(1);
            assertThat(server.mails()).hasSize(3);
            assertThat(server.mails().get(2).header("Message-ID"))
                    .isEqualTo(server.mails().get(0).header("Message-ID"));
        }
        assertThat(counts()).isEqualTo(Map.of(State.SENT, 2L));
    }

    @Test
    void aDeadAddressBouncesAndTheOthersGo() throws IOException {
        queue(3);
        try (var server = failingAt(Step.DOT, 2, "550 5.1.1 No such user")) {
            assertThat(courier(server).deliver(sofar -> {}).halted()).isEmpty();
        }
        assertThat(counts()).isEqualTo(Map.of(State.SENT, 2L, State.BOUNCED, 1L));
        assertThat(list(State.BOUNCED).get(0).reply()).isEqualTo("550 5.1.1 No such user");
    }

    @Test
    void aLostAnswerIsTriedOnceMoreAfterAQuarterOfAnHour() throws IOException {
        queue(1);
        try (var server = RudeSmtpServer.at(Step.DOT, RudeSmtpServer.drop())) {
            var courier = courier(server);
            assertThat(courier.deliver(sofar -> {}).ambiguous()).isEqualTo(1);
            now = NOW.plus(Duration.ofMinutes(14));
            assertThat(courier.deliver(sofar -> {}).total()).isZero();
            now = NOW.plus(Duration.ofMinutes(15));
            assertThat(courier.deliver(sofar -> {}).ambiguous()).isEqualTo(1);
            now = NOW.plus(Duration.ofHours(2));
            assertThat(courier.deliver(sofar -> {}).total()).isZero();
            assertThat(server.mails()).hasSize(2);
        }
        assertThat(counts()).isEqualTo(Map.of(State.AMBIGUOUS, 1L));
    }

    @Test
    void aLostAnswerIsNotRiskedTwiceIfTheOperatorSaysSo() throws IOException {
        ambiguous = Ambiguous.NEVER;
        queue(1);
        try (var server = RudeSmtpServer.at(Step.DOT, RudeSmtpServer.drop())) {
            courier(server).deliver(sofar -> {});
            now = NOW.plus(Duration.ofHours(2));
            assertThat(courier(server).deliver(sofar -> {}).total()).isZero();
            assertThat(server.mails()).hasSize(1);
        }
    }

    @Test
    void nobodyGetsADigestAfterLeavingOrWhilePausing() throws IOException {
        var readers = queue(3);
        TestOutbox.setState(database, readers.get(0), Subscriber.State.LEFT);
        database.useTransaction(handle -> handle.execute(
                "update subscriber set paused_until = ? where id = ?", TODAY.plusDays(2), readers.get(1)));
        try (var server = RudeSmtpServer.polite()) {
            var tally = courier(server).deliver(sofar -> {});

            assertThat(tally.skipped()).isEqualTo(2);
            assertThat(server.mails()).extracting(Mail::recipient).containsExactly("reader3@example.org");
        }
        assertThat(list(State.SKIPPED))
                .extracting(Delivery::reply)
                .containsExactly("The reader pauses until 2026-07-31", "The reader left");
    }

    @Test
    void somebodyWhoLeavesWhileTheMailIsWrittenGetsNone() throws IOException {
        queue(1);
        writing = (delivery, reader) -> {
            TestOutbox.setState(database, reader.id(), Subscriber.State.LEFT);
            return TestOutbox.write(delivery, reader);
        };
        try (var server = RudeSmtpServer.polite()) {
            assertThat(courier(server).deliver(sofar -> {}).skipped()).isEqualTo(1);
            assertThat(server.mails()).isEmpty();
        }
        assertThat(list(State.SKIPPED).get(0).attempts()).isZero();
    }

    @Test
    void aMailThatCannotBeWrittenDoesNotStopTheOthers() throws IOException {
        var readers = queue(3);
        writing = (delivery, reader) -> {
            if (reader.id() == readers.get(1)) {
                throw new IllegalStateException("no such digest");
            }
            return TestOutbox.write(delivery, reader);
        };
        try (var server = RudeSmtpServer.polite()) {
            var courier = courier(server);
            assertThat(courier.deliver(sofar -> {}).sent()).isEqualTo(2);
            for (var day = 1; day < 5; day++) {
                now = now.plus(Duration.ofHours(5));
                courier.deliver(sofar -> {});
            }
        }
        assertThat(counts()).isEqualTo(Map.of(State.SENT, 2L, State.SKIPPED, 1L));
        assertThat(list(State.SKIPPED).get(0).reply())
                .isEqualTo("Given up after 3 attempts. Could not be written: no such digest");
    }

    @Test
    void yesterdaysDigestIsNotSentWhenTodaysIsThere() throws IOException {
        var readers = queue(1);
        now = NOW.plus(Duration.ofDays(1));
        database.useTransaction(handle -> outbox.queue(handle, Kind.DIGEST, readers, TODAY.plusDays(1), now));
        try (var server = RudeSmtpServer.polite()) {
            courier(server).deliver(sofar -> {});
            assertThat(server.mails())
                    .extracting(Mail::text)
                    .singleElement()
                    .asString()
                    .contains("2026-07-30");
        }
        assertThat(list(State.SKIPPED).get(0).reply()).startsWith("Too late: the next issue came first");
    }

    @Test
    void everyAttemptSendsTheSameBytesWhateverHasChangedSince() throws IOException {
        queue(1);
        var written = new AtomicInteger();
        writing = (delivery, reader) -> TestOutbox.letter(
                reader.address().text(), delivery.messageId(), "Written the " + written.incrementAndGet() + ". time");
        try (var server = failingAt(Step.DOT, 1, "451 4.3.0 Later")) {
            var courier = courier(server);
            courier.deliver(sofar -> {});
            now = NOW.plus(Duration.ofMinutes(7));
            assertThat(courier.deliver(sofar -> {}).sent()).isEqualTo(1);
            assertThat(server.mails().get(1)).isEqualTo(server.mails().get(0));
        }
        assertThat(database.<Integer, RuntimeException>read(
                        handle -> handle.createQuery("select count(*) from snapshot")
                                .mapTo(Integer.class)
                                .one()))
                .isZero();
    }

    @Test
    void whatTheServerSaysOfAReaderIsTakenLikeABounce() throws IOException {
        queue(3);
        var told = new ArrayList<String>();
        aftermath = new Told(told);
        try (var server = new RudeSmtpServer((step, connection, mails) -> step != Step.RCPT
                ? Optional.empty()
                : switch (mails) {
                    case 0 -> Optional.of(RudeSmtpServer.say("452 4.2.2 Mailbox full"));
                    default -> Optional.of(RudeSmtpServer.say("550 5.1.1 No such user"));
                })) {
            courier(server).deliver(sofar -> {});
            assertThat(told).isEmpty();
        }
        now = NOW.plus(Duration.ofMinutes(7));
        try (var server = RudeSmtpServer.at(Step.RCPT, RudeSmtpServer.say("550 5.1.1 No such user"))) {
            courier(server).deliver(sofar -> {});
        }
        assertThat(told).containsOnly("refused 550 5.1.1 No such user").hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"MAIL,0", "RCPT,1", "DATA,0", "DOT,1"})
    void aMailGivenUpCountsAgainstAReaderOnlyIfTheReaderWasNamed(Step step, int failures) throws IOException {
        queue(1);
        var told = new ArrayList<String>();
        aftermath = new Told(told);
        try (var server = RudeSmtpServer.at(step, RudeSmtpServer.say("451 4.3.0 Not today"))) {
            for (var attempt = 0; attempt < 3; attempt++) {
                courier(server).deliver(sofar -> {});
                now = now.plus(Duration.ofHours(5));
            }
        }
        assertThat(list(State.SKIPPED))
                .singleElement()
                .extracting(Delivery::reply)
                .asString()
                .startsWith("Given up after 3 attempts");
        assertThat(told).filteredOn("refused 451 4.3.0 Not today"::equals).hasSize(failures);
    }

    @Test
    void aConfirmationGoesToWhoIsNotYetAReader() throws IOException {
        var reader = TestOutbox.addReaders(database, 1, 1);
        TestOutbox.setState(database, reader.get(0), Subscriber.State.PENDING);
        database.useTransaction(handle -> {
            outbox.queue(handle, Kind.CONFIRMATION, reader, TODAY, NOW);
            outbox.queue(handle, Kind.LINKS, reader, TODAY, NOW);
        });
        try (var server = RudeSmtpServer.polite()) {
            var tally = courier(server).deliver(sofar -> {});
            assertThat(tally.sent()).isEqualTo(1);
        }
        assertThat(list(State.SKIPPED)).extracting(Delivery::kind).containsExactly(Kind.LINKS);
    }

    @Test
    void anAttemptThatDiedUnderWayIsRepeatedUnlessThatIsForbidden() throws IOException {
        queue(1);
        var judge = terms().judge();
        var dead = new Leases(database, new CourierId("north", 999_999_999, NOW));
        var mail = dead.lease(1, NOW, NOW.plusSeconds(60), false).get(0);
        dead.begin(mail, judge.underWay(mail), NOW.plusSeconds(60));
        ambiguous = Ambiguous.NEVER;
        try (var server = RudeSmtpServer.polite()) {
            assertThat(courier(server).deliver(sofar -> {}).ambiguous()).isEqualTo(1);
            assertThat(server.mails()).isEmpty();
        }
    }
}
