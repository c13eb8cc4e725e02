package dev.paperboy.delivery;

import static dev.paperboy.delivery.TestOutbox.NOW;
import static dev.paperboy.delivery.TestOutbox.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import dev.paperboy.delivery.Delivery.Kind;
import dev.paperboy.delivery.Delivery.State;
import dev.paperboy.delivery.OutboxSettings.Ambiguous;
import dev.paperboy.delivery.RudeSmtpServer.Mail;
import dev.paperboy.delivery.RudeSmtpServer.Step;
import dev.paperboy.subscribers.Subscriber;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the outbox over a real conversation to a kept verdict. */
abstract class CourierContract {

    private Database database;
    private Outbox outbox;
    private volatile Instant now = NOW;
    private Ambiguous ambiguous = Ambiguous.RETRY_ONCE;
    private Writing writing = TestOutbox::write;
    private Optional<Integer> warmUp = Optional.empty();
    private Optional<Integer> domainRate = Optional.empty();
    private int connections = 1;
    private int batch = 20;
    private Aftermath aftermath = Aftermath.NONE;

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
                true);
    }

    private Leases leases() {
        return new Leases(
                database, new CourierId("north", ProcessHandle.current().pid(), NOW));
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
        var mail = dead.lease(1, NOW, NOW.plusSeconds(60)).get(0);
        dead.begin(mail, judge.underWay(mail), NOW.plusSeconds(60));
        ambiguous = Ambiguous.NEVER;
        try (var server = RudeSmtpServer.polite()) {
            assertThat(courier(server).deliver(sofar -> {}).ambiguous()).isEqualTo(1);
            assertThat(server.mails()).isEmpty();
        }
    }

    private List<Long> queue(int readers) {
        var ids = TestOutbox.addReaders(database, 1, readers);
        database.useTransaction(handle -> outbox.queue(handle, Kind.DIGEST, ids, TODAY, NOW));
        return ids;
    }

    /** Is polite but for one moment. */
    private static RudeSmtpServer failingAt(Step step, int mailsBefore, String reply) throws IOException {
        return new RudeSmtpServer((now, connection, mails) ->
                now == step && mails == mailsBefore ? Optional.of(RudeSmtpServer.say(reply)) : Optional.empty());
    }

    private Courier courier(RudeSmtpServer server) {
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

    private Terms terms() {
        return Terms.of(
                TestOutbox.Box.with(ambiguous).rate(domainRate).batch(batch),
                TestOutbox.Smtp.none().connections(connections),
                RandomGenerator.of("L64X128MixRandom"));
    }

    private Map<State, Long> counts() {
        return outbox.counts(Optional.of(TODAY));
    }

    private List<Delivery> list(State state) {
        return outbox.list(EnumSet.of(state), 100);
    }

    /** Writes down what it is told. */
    private record Told(List<String> all) implements Aftermath {
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
