package dev.paperboy.delivery;

import static dev.paperboy.delivery.TestOutbox.NOW;
import static dev.paperboy.delivery.TestOutbox.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import dev.paperboy.delivery.Delivery.Kind;
import dev.paperboy.delivery.Delivery.State;
import dev.paperboy.subscribers.Subscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What couriers rely on, whichever database keeps the mails. */
abstract class OutboxContract {

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final CourierId ONE = new CourierId("north", 11, NOW);
    private static final CourierId OTHER = new CourierId("south", 22, NOW);

    private Database database;
    private Outbox outbox;
    private Leases leases;
    private List<Long> readers;

    abstract Database open();

    @BeforeEach
    void openFresh() {
        database = open();
        outbox = TestOutbox.outbox(database);
        leases = new Leases(database, ONE);
        readers = TestOutbox.addReaders(database, 1, 3);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aMailIsQueuedOnceForAReaderADateAndAKind() {
        assertThat(queue(Kind.DIGEST, readers)).isEqualTo(3);
        assertThat(queue(Kind.DIGEST, readers)).isZero();
        assertThat(queue(Kind.LINKS, List.of(readers.get(0)))).isEqualTo(1);

        assertThat(outbox.counts(Optional.of(TODAY))).isEqualTo(Map.of(State.PENDING, 4L));
        assertThat(outbox.counts(Optional.of(TODAY.plusDays(1)))).isEmpty();
        assertThat(outbox.counts(Optional.empty())).isEqualTo(Map.of(State.PENDING, 4L));
    }

    @Test
    void aListTellsTheNewestFirst() {
        queue(Kind.DIGEST, readers);

        var listed = outbox.list(EnumSet.of(State.PENDING), 2);

        assertThat(listed).extracting(Delivery::subscriberId).containsExactly(readers.get(2), readers.get(1));
        assertThat(listed.get(0).createdAt()).isEqualTo(NOW);
        assertThat(listed.get(0).messageId()).endsWith("@paperboy.example>");
        assertThat(outbox.list(EnumSet.of(State.SENT), 2)).isEmpty();
    }

    @Test
    void whatOthersAreTakingIsPassedOver() {
        queue(Kind.DIGEST, readers);

        database.useTransaction(others -> {
            var two = others.createQuery("select id from delivery order by id limit 2")
                    .mapTo(Long.class)
                    .list();
            others.createUpdate("update delivery set reply = 'taken' where id in (<two>)")
                    .bindList("two", two)
                    .execute();

            // On this thread it would be part of the same transaction.
            assertThat(CompletableFuture.supplyAsync(() -> lease(1)).join())
                    .hasSize(1)
                    .extracting(Delivery::id)
                    .doesNotContainAnyElementsOf(two);
        });
        assertThat(lease(5)).hasSize(2);
    }

    @Test
    void whatOneCourierHoldsNoOtherGets() {
        queue(Kind.DIGEST, readers);

        assertThat(lease(2)).hasSize(2);
        assertThat(new Leases(database, OTHER).lease(5, NOW, NOW.plus(LEASE), false))
                .hasSize(1);
        assertThat(lease(5)).isEmpty();
    }

    @Test
    void couriersAtTheSameTimeShareTheMails() throws Exception {
        readers = TestOutbox.addReaders(database, 4, 200);
        queue(Kind.DIGEST, readers);
        var threads = Executors.newFixedThreadPool(4);
        try {
            var taken = new ArrayList<Long>();
            for (var courier : threads.invokeAll(List.of(courier("a"), courier("b"), courier("c"), courier("d")))) {
                taken.addAll(courier.get());
            }
            assertThat(taken).hasSize(readers.size()).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<List<Long>> courier(String host) {
        var own = new Leases(database, new CourierId(host, 1, NOW));
        return () -> {
            var ids = new ArrayList<Long>();
            for (var batch = own.lease(7, NOW, NOW.plus(LEASE), false);
                    !batch.isEmpty();
                    batch = own.lease(7, NOW, NOW.plus(LEASE), false)) {
                batch.forEach(delivery -> ids.add(delivery.id()));
            }
            return ids;
        };
    }

    @Test
    void aMailIsNotTakenBeforeItIsDue() {
        queue(Kind.DIGEST, readers);
        var soon = NOW.plusSeconds(300);
        var first = lease(1).get(0);
        leases.settle(first, new Decision(State.RETRY, 1, soon, "450 later", false), NOW);

        assertThat(lease(5)).hasSize(2);
        assertThat(outbox.due(NOW)).isZero();
        assertThat(outbox.due(soon)).isEqualTo(1);
        var again = leases.lease(5, soon, soon.plus(LEASE), false);
        assertThat(again).extracting(Delivery::id).contains(first.id());
    }

    @Test
    void anEndedLeaseIsTakenByAnotherAndTheLateVerdictIsNotKept() {
        queue(Kind.DIGEST, readers);
        var mine = lease(1).get(0);
        var later = NOW.plus(LEASE).plusSeconds(1);
        var other = new Leases(database, OTHER);

        assertThat(other.lease(1, later, later.plus(LEASE), false))
                .extracting(Delivery::id)
                .containsExactly(mine.id());
        assertThat(leases.begin(mine, "", later.plus(LEASE))).isEmpty();
        assertThat(leases.settle(mine, sent(), later)).isFalse();
        assertThat(outbox.counts(Optional.empty())).containsEntry(State.LEASED, 1L);
    }

    @Test
    void beginningCountsTheAttemptAndHoldsTheMailLonger() {
        queue(Kind.DIGEST, readers.subList(0, 1));
        var mine = lease(1).get(0);

        assertThat(leases.begin(mine, "under way", NOW.plusSeconds(400))).isPresent();

        assertThat(outbox.nextDue()).contains(NOW.plusSeconds(400));
        var row = outbox.list(EnumSet.of(State.LEASED), 1).get(0);
        assertThat(row.attempts()).isEqualTo(1);
        assertThat(row.reply()).isEqualTo("under way");
    }

    @Test
    void beginningTellsHowTheReaderStandsNow() {
        queue(Kind.DIGEST, readers.subList(0, 1));
        var mine = lease(1).get(0);
        TestOutbox.setState(database, readers.get(0), Subscriber.State.LEFT);

        assertThat(leases.begin(mine, "", NOW.plus(LEASE)).orElseThrow().state())
                .isEqualTo(Subscriber.State.LEFT);
    }

    @Test
    void aDigestIsSupersededByOneOfALaterDateThatWasQueuedLater() {
        queue(Kind.DIGEST, readers.subList(0, 1));
        var mine = lease(1).get(0);
        database.useTransaction(handle ->
                outbox.queue(handle, Kind.DIGEST, readers.subList(0, 1), TODAY.plusDays(1), NOW.plusSeconds(86_400)));

        var newer = outbox.list(EnumSet.of(State.PENDING), 1).get(0);

        var standings = leases.standings(List.of(mine, newer));
        assertThat(standings).extractingByKey(mine.id()).returns(true, Standing::superseded);
        assertThat(standings).extractingByKey(newer.id()).returns(false, Standing::superseded);
    }

    @Test
    void whatWasNotTriedIsGivenBackAsItWas() {
        queue(Kind.DIGEST, readers);
        var before = outbox.list(EnumSet.allOf(State.class), 5);

        leases.giveBack(lease(5));

        assertThat(outbox.list(EnumSet.allOf(State.class), 5)).isEqualTo(before);
    }

    @Test
    void aMailThatPerhapsArrivedComesBackUntilItIsFinal() {
        queue(Kind.DIGEST, readers.subList(0, 1));
        var mine = lease(1).get(0);
        leases.settle(mine, new Decision(State.AMBIGUOUS, 1, NOW, "?", false), NOW);
        assertThat(outbox.nextDue()).contains(NOW);
        var again = lease(1).get(0);
        assertThat(again.state()).isEqualTo(State.AMBIGUOUS);
        leases.settle(again, new Decision(State.AMBIGUOUS, 2, NOW, "?", true), NOW);

        assertThat(lease(1)).isEmpty();
        assertThat(outbox.nextDue()).isEmpty();
        assertThat(outbox.counts(Optional.empty())).isEqualTo(Map.of(State.AMBIGUOUS, 1L));
    }

    @Test
    void theLeasesOfADeadProcessAreFreeAtOnceAndThoseOfAnotherMachineAreNot() {
        queue(Kind.DIGEST, readers);
        var dead = new CourierId("north", 999_999_999, NOW.minusSeconds(60));
        new Leases(database, dead).lease(2, NOW, NOW.plus(LEASE), false);
        new Leases(database, OTHER).lease(1, NOW, NOW.plus(LEASE), false);

        assertThat(leases.takeOver(NOW)).isEqualTo(2);
        assertThat(lease(5)).hasSize(2);
    }

    @Test
    void whatThisProcessLeftBehindIsItsOwnAgain() {
        queue(Kind.DIGEST, readers);
        lease(2);

        assertThat(leases.takeOver(NOW)).isEqualTo(2);
        assertThat(lease(5)).hasSize(3);
    }

    private int queue(Kind kind, Collection<Long> ids) {
        return database.inTransaction(handle -> outbox.queue(handle, kind, ids, TODAY, NOW));
    }

    private List<Delivery> lease(int most) {
        return leases.lease(most, NOW, NOW.plus(LEASE), false);
    }

    private static Decision sent() {
        return new Decision(State.SENT, 1, NOW, "250 ok", true);
    }
}
