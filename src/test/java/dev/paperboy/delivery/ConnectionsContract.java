package dev.paperboy.delivery;

import static dev.paperboy.delivery.TestOutbox.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.delivery.Delivery.State;
import dev.paperboy.delivery.RudeSmtpServer.Mail;
import dev.paperboy.delivery.RudeSmtpServer.Step;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several connections at once, how many mails may go, and what concerns all of them: a server that is down or refuses us. */
abstract class ConnectionsContract extends CourierSetting {

    @Test
    void aServerThatIsDownCostsNobodyAnAttempt() throws IOException {
        queue(30);
        var before = list(State.PENDING);
        var server = RudeSmtpServer.polite();
        server.close();

        var tally = courier(server).deliver(sofar -> {});

        assertThat(tally.total()).isZero();
        assertThat(tally.halted().orElseThrow()).startsWith("No connection to the mail server");
        assertThat(list(State.PENDING)).isEqualTo(before);
    }

    @Test
    void afterAFailureTheCourierRestsAndThenGoesOn() throws IOException {
        queue(2);
        try (var server = new RudeSmtpServer((step, connection, mails) -> step == Step.GREETING && connection == 1
                ? Optional.of(RudeSmtpServer.say("421 4.3.2 Come back later"))
                : Optional.empty())) {
            var courier = courier(server);
            assertThat(courier.deliver(sofar -> {}).halted().orElseThrow()).contains("421");
            assertThat(courier.deliver(sofar -> {}).halted().orElseThrow()).startsWith("Resting until");
            assertThat(server.connections()).isEqualTo(1);
            now = NOW.plus(Duration.ofMinutes(1));
            assertThat(courier.deliver(sofar -> {}).sent()).isEqualTo(2);
        }
    }

    @Test
    void aServerThatWantsALoginStopsTheRoundAtTheFirstMail() throws IOException {
        queue(30);
        try (var server = RudeSmtpServer.at(Step.MAIL, RudeSmtpServer.say("530 5.7.0 Authentication required"))) {
            var tally = courier(server).deliver(sofar -> {});

            assertThat(tally.retried()).isEqualTo(1);
            assertThat(tally.halted().orElseThrow()).contains("530");
        }
        assertThat(counts()).isEqualTo(Map.of(State.PENDING, 29L, State.RETRY, 1L));
    }

    @Test
    void aServerThatRefusesAllForItsPolicyStopsTheRoundAndPunishesNobody() throws IOException {
        queue(30);
        try (var server =
                RudeSmtpServer.at(Step.DOT, RudeSmtpServer.say("550 5.7.26 <reader1@example.org> unauthenticated"))) {
            var tally = courier(server).deliver(sofar -> {});

            assertThat(tally.retried()).isEqualTo(10);
            assertThat(tally.halted().orElseThrow()).contains("5.7.26").doesNotContain("reader1");
        }
        assertThat(counts()).isEqualTo(Map.of(State.PENDING, 20L, State.RETRY, 10L));
    }

    /** In words that no table has, or that would be believed of one recipient. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 The postman is on strike for this account",
                "550 5.1.1 Unknown user, please sign the contract",
                "552 5.2.2 Quota exceeded"
            })
    void aServerThatRefusesEverybodyStopsTheRoundAndPunishesNobody(String words) throws IOException {
        queue(30);
        var alerts = new ArrayList<String>();
        aftermath = new Told(alerts);
        var cured = new AtomicBoolean();
        try (var server = new RudeSmtpServer((step, connection, mails) ->
                step == Step.RCPT && !cured.get() ? Optional.of(RudeSmtpServer.say(words)) : Optional.empty())) {
            var courier = courier(server);
            assertThat(courier.deliver(sofar -> {}).retried()).isEqualTo(10);
            now = now.plus(Duration.ofMinutes(1));
            assertThat(courier.deliver(sofar -> {}).retried()).isEqualTo(3);
            assertThat(alerts).hasSize(2).allMatch(alert -> alert.contains(words));

            cured.set(true);
            for (var round = 0; round < 4; round++) {
                now = now.plus(Duration.ofMinutes(15));
                courier.deliver(sofar -> {});
            }
        }
        assertThat(counts()).isEqualTo(Map.of(State.SENT, 30L));
        assertThat(alerts).noneMatch(alert -> alert.startsWith("refused"));
    }

    @Test
    void manyDeadAddressesInARowDoNotKeepTheOthersWaiting() throws IOException {
        queue(30);
        var alerts = new ArrayList<String>();
        aftermath = new Told(alerts);
        var asked = new AtomicInteger();
        try (var server = new RudeSmtpServer(
                (step, connection, mails) -> step == Step.RCPT && (asked.incrementAndGet() <= 12 || asked.get() > 30)
                        ? Optional.of(RudeSmtpServer.say("550 5.1.1 No such user"))
                        : Optional.empty())) {
            var courier = courier(server);
            courier.deliver(sofar -> {});
            assertThat(counts()).isEqualTo(Map.of(State.RETRY, 10L, State.PENDING, 20L));
            now = now.plus(Duration.ofMinutes(1));
            courier.deliver(sofar -> {});
            assertThat(counts()).isEqualTo(Map.of(State.RETRY, 10L, State.BOUNCED, 2L, State.SENT, 18L));
            now = now.plus(Duration.ofMinutes(10));
            assertThat(courier.deliver(sofar -> {}).bounced()).isEqualTo(10);
        }
        assertThat(counts()).isEqualTo(Map.of(State.BOUNCED, 12L, State.SENT, 18L));
        assertThat(alerts).filteredOn(alert -> alert.startsWith("refused")).hasSize(12);
    }

    @Test
    void aRefusalIsBelievedOnceALaterMailIsTaken() throws IOException {
        queue(3);
        var alerts = new ArrayList<String>();
        aftermath = new Told(alerts);
        var asked = new AtomicInteger();
        try (var server =
                new RudeSmtpServer((step, connection, mails) -> step == Step.RCPT && asked.incrementAndGet() != 2
                        ? Optional.of(RudeSmtpServer.say("554 No, thank you"))
                        : Optional.empty())) {
            courier(server).deliver(sofar -> {});
        }
        assertThat(counts()).isEqualTo(Map.of(State.BOUNCED, 1L, State.SENT, 1L, State.RETRY, 1L));
        assertThat(alerts).containsExactly("refused 554 No, thank you", "sent");
    }

    @Test
    void whatAServerHasHeardOfAMailIsNotSaidAgainAtOnce() throws IOException {
        queue(3);
        var asked = new AtomicInteger();
        try (var server =
                new RudeSmtpServer((step, connection, mails) -> step == Step.RCPT && asked.incrementAndGet() == 2
                        ? Optional.of(RudeSmtpServer.say("421 4.7.0 Slow down"))
                        : Optional.empty())) {
            courier(server).deliver(sofar -> {});
        }
        assertThat(asked).hasValue(3);
        assertThat(counts()).isEqualTo(Map.of(State.SENT, 2L, State.RETRY, 1L));
    }

    @Test
    void aServerThatHangsUpAfterEachFifthMailGetsThemAllOnce() throws IOException {
        queue(23);
        try (var server = new RudeSmtpServer((step, connection, mails) -> step == Step.MAIL && mails == 5 * connection
                ? Optional.of(RudeSmtpServer.say("421 4.7.0 Too many"))
                : Optional.empty())) {
            assertThat(courier(server).deliver(sofar -> {}).sent()).isEqualTo(23);
            assertThat(server.mails()).extracting(Mail::recipient).hasSize(23).doesNotHaveDuplicates();
        }
    }

    @Test
    void fourConnectionsShareTheWorkAndNobodyGetsTwo() throws IOException {
        connections = 4;
        queue(130);
        try (var server = RudeSmtpServer.polite()) {
            assertThat(courier(server).deliver(sofar -> {}).sent()).isEqualTo(130);
            assertThat(server.mails()).extracting(Mail::recipient).hasSize(130).doesNotHaveDuplicates();
            assertThat(server.connections()).isEqualTo(4);
        }
        assertThat(counts()).isEqualTo(Map.of(State.SENT, 130L));
    }

    @Test
    void aServerThatTakesFewerConnectionsGetsAllOverThose() throws IOException {
        connections = 4;
        queue(40);
        try (var server = new RudeSmtpServer((step, connection, mails) -> step == Step.GREETING && connection > 2
                ? Optional.of(RudeSmtpServer.say("421 4.7.0 Too many connections"))
                : Optional.empty())) {
            var tally = courier(server).deliver(sofar -> {});
            assertThat(tally.sent()).isEqualTo(40);
            assertThat(tally.halted()).isEmpty();
        }
    }

    @Test
    void aFaultOfOursIsMetByTwentyMailsAtMostAndAfterItsCureAllArrive() throws IOException {
        connections = 16;
        queue(200);
        var cured = new AtomicBoolean();
        var alerts = new ArrayList<String>();
        aftermath = new Told(alerts);
        try (var server = new RudeSmtpServer((step, connection, mails) -> step == Step.DOT && !cured.get()
                ? Optional.of(RudeSmtpServer.say("550 5.7.26 Unauthenticated email is not accepted"))
                : Optional.empty())) {
            var courier = courier(server);
            var tally = courier.deliver(sofar -> {});
            assertThat(tally.retried()).isEqualTo(tally.total()).isBetween(1, 20);
            now = now.plus(Duration.ofMinutes(1));
            assertThat(courier.deliver(sofar -> {}).total()).isEqualTo(1);
            assertThat(alerts).hasSize(2).allMatch(alert -> alert.contains("5.7.26"));

            cured.set(true);
            for (var round = 0; round < 4; round++) {
                now = now.plus(Duration.ofMinutes(15));
                courier.deliver(sofar -> {});
            }
        }
        assertThat(counts()).isEqualTo(Map.of(State.SENT, 200L));
        assertThat(alerts).contains("sent").noneMatch(alert -> alert.startsWith("refused"));
    }

    /** Each decides while the other has not left yet. */
    @Test
    void twoConnectionsRefusedAtOnceDoNotRelyOnEachOther() {
        connections = 2;
        queue(40);
        var leaving = new CyclicBarrier(2);
        var tally = round(() -> new OddLine() {
                    @Override
                    public void open(String domain) throws Unreachable {
                        throw new Unreachable("The relay is down");
                    }

                    @Override
                    public void close() {
                        meet(leaving);
                    }
                })
                .deliver(sofar -> {});

        assertThat(tally.halted()).contains("The relay is down");
        assertThat(counts()).isEqualTo(Map.of(State.PENDING, 40L));
    }

    @Test
    void anErrorInOneConnectionStopsTheOthersAndIsTold() {
        connections = 2;
        queue(40);
        // One connection of two may not take all of a domain.
        database.useTransaction(handle -> handle.execute(
                "update subscriber set address = handle || '@other.example', address_key = handle || '@other.example'"
                        + " where mod(id, 2) = 0"));
        var sending = new CyclicBarrier(2);
        var dying = new CompletableFuture<Thread>();
        var tally = round(() -> new OddLine() {
                    @Override
                    public Verdict send(MimeMessage message) {
                        // Whoever has not begun when the other dies sends nothing.
                        meet(sending);
                        if (Thread.currentThread().getName().startsWith("courier-")) {
                            dying.complete(Thread.currentThread());
                            throw new StackOverflowError("as told");
                        }
                        died(dying.join());
                        return super.send(message);
                    }
                })
                .deliver(sofar -> {});

        assertThat(tally.halted().orElseThrow()).contains("StackOverflowError: as told");
        assertThat(tally.sent()).isEqualTo(1);
        assertThat(counts()).isEqualTo(Map.of(State.SENT, 1L, State.LEASED, 1L, State.PENDING, 38L));
    }

    @Test
    void mailsHeldOneByOneAllArriveOnce() throws IOException {
        batch = 1;
        connections = 4;
        queue(40);
        try (var server = RudeSmtpServer.polite()) {
            assertThat(courier(server).deliver(sofar -> {}).sent()).isEqualTo(40);
            assertThat(server.mails()).extracting(Mail::recipient).hasSize(40).doesNotHaveDuplicates();
        }
        assertThat(counts()).isEqualTo(Map.of(State.SENT, 40L));
    }

    /** Takes all mails, unless told otherwise. */
    private static class OddLine implements Line {
        @Override
        public void open(String domain) throws Unreachable {}

        @Override
        public Verdict send(MimeMessage message) {
            return new Verdict(Verdict.Outcome.SENT, "250 ok", false);
        }

        @Override
        public void close() {}
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void died(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Round round(Supplier<Line> lines) {
        return new Round(
                leases(),
                ids -> TestOutbox.find(database, ids),
                TestOutbox::write,
                lines,
                terms(),
                new WarmUp(database, warmUp),
                aftermath,
                () -> now,
                () -> false,
                new Doubts(),
                true);
    }

    @Test
    void aNewSendersCapHoldsForADayAndDoublesOnTheNext() throws IOException {
        warmUp = Optional.of(10);
        queue(50);
        try (var server = RudeSmtpServer.polite()) {
            var courier = courier(server);
            assertThat(courier.deliver(sofar -> {}).sent()).isEqualTo(10);
            assertThat(courier.deliver(sofar -> {}).sent()).isZero();
            now = NOW.plus(Duration.ofHours(18));
            assertThat(courier.deliver(sofar -> {}).sent()).isEqualTo(20);
        }
    }

    @Test
    void daysWithoutMailDoNotRaiseANewSendersCap() throws IOException {
        warmUp = Optional.of(10);
        now = NOW.minus(Duration.ofDays(3));
        try (var server = RudeSmtpServer.polite()) {
            var courier = courier(server);
            courier.deliver(sofar -> {});
            now = NOW;
            queue(50);
            assertThat(courier.deliver(sofar -> {}).sent()).isEqualTo(10);
        }
    }

    @Test
    void aDomainWithARateDoesNotHoldUpTheOthers() throws IOException {
        connections = 2;
        domainRate = Optional.of(20);
        var readers = queue(60);
        database.useTransaction(handle -> handle.execute(
                "update subscriber set address = handle || '@other.example', address_key = handle || '@other.example' where id > ?",
                readers.get(29)));
        try (var server = RudeSmtpServer.polite()) {
            courier(server).deliver(sofar -> now = now.plusMillis(1));
            assertThat(server.mails()).extracting(Mail::recipient).doesNotHaveDuplicates();
        }
        // Neither domain got more than its rate, and what had to wait is still there.
        var sent = counts().getOrDefault(State.SENT, 0L);
        assertThat(sent).isBetween(2L, 59L);
        assertThat(counts().getOrDefault(State.PENDING, 0L) + sent).isEqualTo(60);
    }
}
