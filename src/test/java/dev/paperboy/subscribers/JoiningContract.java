package dev.paperboy.subscribers;

import static dev.paperboy.subscribers.Readers.wishes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import dev.paperboy.subscribers.Changes.Reason;
import dev.paperboy.subscribers.Joining.Confirmation;
import dev.paperboy.subscribers.Joining.Reply;
import dev.paperboy.subscribers.Joining.Requested;
import dev.paperboy.subscribers.Subscriber.State;
import dev.paperboy.subscribers.Tokens.Purpose;
import dev.paperboy.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class JoiningContract {

    private static final Address ADA = Address.parse("Ada@university.example");
    private static final Instant MONDAY = Instant.parse("2026-07-27T10:00:00Z");

    private Database database;
    private Readers readers;

    abstract Database fresh();

    @BeforeEach
    void open() {
        database = fresh();
        readers = new Readers(database, MONDAY);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nothingComesBeforeTheOwnerAgrees() {
        var requested = request(ADA, "graph neural networks");

        assertThat(requested.reply()).isEqualTo(Reply.CONFIRMATION);
        var pending = readers.subscribers.find(ADA).orElseThrow();
        assertThat(pending.id()).isEqualTo(requested.subscriberId());
        assertThat(pending.state()).isEqualTo(State.PENDING);
        assertThat(pending.confirmedAt()).isEmpty();
        assertThat(readers.subscribers.due(MONDAY.plus(Duration.ofDays(9)), 10, 0, 1))
                .isEmpty();
        assertThat(readers.joining.open(pending.id()).orElseThrow().wishes())
                .isEqualTo(wishes("graph neural networks"));
    }

    @Test
    void confirmingMakesTheReaderActiveWithTheWishes() {
        var token = tokenFor(request(ADA, "graph neural networks", "speculative decoding"));
        readers.pass(Duration.ofHours(1));

        assertThat(readers.joining.look(token)).isInstanceOf(Confirmation.Open.class);
        assertThat(readers.subscribers.find(ADA).orElseThrow().state()).isEqualTo(State.PENDING);
        var open = (Confirmation.Open) readers.joining.confirm(token);

        assertThat(open.subscriber()).isEqualTo(readers.subscribers.find(ADA).orElseThrow());
        assertThat(open.subscriber().state()).isEqualTo(State.ACTIVE);
        assertThat(open.subscriber().wishes()).isEqualTo(wishes("graph neural networks", "speculative decoding"));
        assertThat(open.subscriber().confirmedAt()).contains(MONDAY.plus(Duration.ofHours(1)));
        assertThat(readers.subscribers.due(Instant.parse("2026-07-28T05:59:59Z"), 10, 0, 1))
                .isEmpty();
        assertThat(readers.subscribers.due(Instant.parse("2026-07-28T06:00:00Z"), 10, 0, 1))
                .containsExactly(List.of(open.subscriber()));
    }

    @Test
    void aLinkWorksOnce() {
        var token = tokenFor(request(ADA, "graphs"));
        readers.joining.confirm(token);
        readers.changes.change(readers.subscribers.find(ADA).orElseThrow(), wishes("trees"));

        assertThat(readers.joining.confirm(token)).isInstanceOf(Confirmation.Used.class);
        assertThat(readers.joining.look(token)).isInstanceOf(Confirmation.Used.class);
        assertThat(topicsOf(ADA)).containsExactly("trees");
    }

    @Test
    void ofTwoWhoConfirmAtTheSameMomentOneWins() throws Exception {
        var token = tokenFor(request(ADA, "graphs"));

        var seen = atOnce(IntStream.range(0, 8)
                .<Callable<Confirmation>>mapToObj(i -> () -> readers.joining.confirm(token))
                .toList());

        assertThat(seen).filteredOn(Confirmation.Open.class::isInstance).hasSize(1);
        assertThat(seen).filteredOn(Confirmation.Used.class::isInstance).hasSize(7);
    }

    @Test
    void aLinkExpires() {
        var token = tokenFor(request(ADA, "graphs"));
        readers.pass(Duration.ofHours(48));

        assertThat(readers.joining.look(token)).isInstanceOf(Confirmation.Expired.class);
        assertThat(readers.joining.confirm(token)).isInstanceOf(Confirmation.Expired.class);
        assertThat(readers.subscribers.find(ADA).orElseThrow().state()).isEqualTo(State.PENDING);
    }

    @Test
    void aForeignLinkIsUnknown() {
        var handle = openRequest(request(ADA, "graphs"));

        for (var forged : List.of(
                "",
                "x",
                handle,
                readers.tokens.issue(Purpose.CONFIRM, "0000000000000000000000", 0),
                readers.tokens.issue(Purpose.UNSUBSCRIBE, handle, 0),
                readers.tokens.issue(Purpose.CONFIRM, handle, 1))) {
            assertThat(readers.joining.look(forged)).isInstanceOf(Confirmation.Unknown.class);
            assertThat(readers.joining.confirm(forged)).isInstanceOf(Confirmation.Unknown.class);
        }
    }

    @Test
    void theNewestWishesAreConfirmedThoughNoSecondMailGoes() {
        var token = tokenFor(request(ADA, "graphs"));
        readers.pass(Duration.ofMinutes(5));

        assertThat(request(Address.parse("ADA@UNIVERSITY.example"), "trees")).isEqualTo(Requested.NOTHING);
        readers.joining.confirm(token);

        assertThat(topicsOf(ADA)).containsExactly("trees");
    }

    @Test
    void anAddressGetsOneMailInADayAndThreeInAMonth() {
        var mails = 0;
        for (var hour = 0; hour < 30 * 24; hour += 4) {
            mails += requestFrom(ADA, "10.0.0." + hour % 200, "graphs").reply() == Reply.NOTHING ? 0 : 1;
            readers.joining.purge();
            readers.pass(Duration.ofHours(4));
        }
        assertThat(mails).isEqualTo(3);
        assertThat(request(ADA, "graphs").reply()).isEqualTo(Reply.CONFIRMATION);
    }

    @Test
    void aNetworkCausesFiveMailsInAnHour() {
        var replies = IntStream.range(0, 9)
                .mapToObj(i -> requestFrom(Address.parse("reader" + i + "@a.example"), "2001:db8:1:2::" + i, "graphs"))
                .map(Requested::reply)
                .toList();

        assertThat(replies.subList(0, 5)).containsOnly(Reply.CONFIRMATION);
        assertThat(replies.subList(5, 9)).containsOnly(Reply.NOTHING);
        assertThat(readers.subscribers.find(Address.parse("reader7@a.example"))).isEmpty();
        assertThat(requestFrom(ADA, "2001:db8:1:3::1", "graphs").reply()).isEqualTo(Reply.CONFIRMATION);
        readers.pass(Duration.ofHours(1));
        assertThat(requestFrom(Address.parse("reader7@a.example"), "2001:db8:1:2::7", "graphs")
                        .reply())
                .isEqualTo(Reply.CONFIRMATION);
    }

    @Test
    void aFloodFromOneNetworkAtOnceCausesFiveMails() throws Exception {
        var replies = atOnce(IntStream.range(0, 24)
                .<Callable<Reply>>mapToObj(
                        i -> () -> requestFrom(Address.parse("reader" + i + "@a.example"), "192.0.2.1", "graphs")
                                .reply())
                .toList());

        assertThat(replies).filteredOn(Reply.CONFIRMATION::equals).hasSize(5);
        assertThat(count("subscriber")).isEqualTo(5);
    }

    @Test
    void aFloodToOneVictimFromEverywhereAtOnceCausesOneMail() throws Exception {
        var replies = atOnce(IntStream.range(0, 24)
                .<Callable<Reply>>mapToObj(
                        i -> () -> requestFrom(ADA, "192.0.2." + i, "graphs").reply())
                .toList());

        assertThat(replies).filteredOn(Reply.CONFIRMATION::equals).hasSize(1);
        assertThat(count("subscriber")).isEqualTo(1);
        assertThat(count("join_request")).isEqualTo(1);
    }

    @Test
    void allNetworksTogetherCauseAThousandMailsInAnHour() {
        database.useTransaction(handle -> {
            for (var i = 0; i < 999; i++) {
                handle.execute("insert into join_mail values (?, ?, ?)", "a" + i, "n" + i, MONDAY);
            }
        });

        assertThat(requestFrom(ADA, "192.0.2.1", "graphs").reply()).isEqualTo(Reply.CONFIRMATION);
        assertThat(requestFrom(Address.parse("bob@a.example"), "192.0.2.2", "graphs")
                        .reply())
                .isEqualTo(Reply.NOTHING);
        readers.pass(Duration.ofHours(1));
        assertThat(requestFrom(Address.parse("bob@a.example"), "192.0.2.2", "graphs")
                        .reply())
                .isEqualTo(Reply.CONFIRMATION);
    }

    @Test
    void anActiveReaderIsSentTheLinksAndNothingChanges() {
        var ada = readers.changes.add(ADA, wishes("graphs"));

        var requested = request(ADA, "trees");

        assertThat(requested).isEqualTo(new Requested(ada.id(), Reply.LINKS));
        assertThat(readers.subscribers.find(ADA)).contains(ada);
        assertThat(readers.joining.open(ada.id())).isEmpty();
        assertThat(requestFrom(ADA, "192.0.2.99", "trees").reply()).isEqualTo(Reply.NOTHING);
    }

    @Test
    void whoLeftIsAskedLikeANewReaderAndAgreeingLiftsTheSuppression() {
        for (var reason : Reason.values()) {
            readers.changes.leave(readers.changes.add(ADA, wishes("graphs")), reason);
            var requested = request(ADA, "trees");

            assertThat(requested.reply()).isEqualTo(Reply.CONFIRMATION);
            assertThat(readers.suppressions.reason(ADA)).contains(reason);
            assertThat(topicsOf(ADA)).containsExactly("graphs");
            readers.joining.confirm(tokenFor(requested));

            assertThat(readers.suppressions.isSuppressed(ADA)).isFalse();
            assertThat(readers.subscribers.find(ADA).orElseThrow().state()).isEqualTo(State.ACTIVE);
            assertThat(topicsOf(ADA)).containsExactly("trees");
            readers.pass(Duration.ofDays(31));
        }
    }

    @Test
    void whoLeavesWhileALinkIsOnItsWayIsNotBroughtBackByIt() {
        var requested = request(ADA, "graphs");
        var token = tokenFor(requested);
        readers.changes.leave(readers.subscribers.find(requested.subscriberId()).orElseThrow(), Reason.COMPLAINED);

        assertThat(readers.joining.confirm(token)).isInstanceOf(Confirmation.Expired.class);
        assertThat(readers.suppressions.isSuppressed(ADA)).isTrue();
    }

    @Test
    void anOlderLinkDoesNotBringBackOldWishes() {
        var older = tokenFor(request(ADA, "graphs"));
        readers.pass(Duration.ofHours(25));
        var newer = tokenFor(request(ADA, "trees"));
        readers.joining.confirm(newer);
        readers.changes.change(readers.subscribers.find(ADA).orElseThrow(), wishes("forests"));

        assertThat(older).isNotEqualTo(newer);
        assertThat(readers.joining.confirm(older)).isInstanceOf(Confirmation.Expired.class);
        assertThat(topicsOf(ADA)).containsExactly("forests");
    }

    @Test
    void whoNeverAgreesIsErasedAfterAWeekAndNobodyElse() {
        request(ADA, "graphs");
        request(Address.parse("late@a.example"), "graphs");
        readers.changes.add(Address.parse("active@a.example"), wishes("graphs"));
        readers.pass(Duration.ofDays(6));
        var late = tokenFor(request(Address.parse("late@a.example"), "trees"));
        assertThat(readers.joining.purge()).isZero();
        readers.pass(Duration.ofDays(1));

        assertThat(readers.joining.purge()).isEqualTo(1);
        assertThat(readers.subscribers.find(ADA)).isEmpty();
        assertThat(readers.joining.confirm(late)).isInstanceOf(Confirmation.Open.class);
        assertThat(count("subscriber")).isEqualTo(2);
    }

    @Test
    void whatIsSpentIsErasedAfterAMonthButNotTheProofOfConsent() {
        readers.changes.add(ADA, wishes("graphs"));
        requestFrom(ADA, "192.0.2.1", "graphs");
        readers.joining.confirm(tokenFor(requestFrom(Address.parse("bob@a.example"), "192.0.2.2", "graphs")));
        readers.pass(Duration.ofDays(30));
        readers.joining.purge();

        assertThat(count("join_mail")).isZero();
        assertThat(count("join_asker")).isZero();
        assertThat(count("join_request")).isEqualTo(1);
        var bob = readers.subscribers.find(Address.parse("bob@a.example")).orElseThrow();
        assertThat(readers.subscribers.export(bob).toString()).contains("used_at=2026-07-27T10:00:00Z");
    }

    @Test
    void neitherTheRequestsAddressNorItsNetworkIsKeptByTheLimits() {
        requestFrom(ADA, "192.0.2.1", "graphs");

        var kept = database.read(handle ->
                handle.createQuery("select * from join_mail").mapToMap().list().toString()
                        + handle.createQuery("select asked_from from join_request")
                                .mapToMap()
                                .list()
                        + handle.createQuery("select * from join_asker")
                                .mapToMap()
                                .list());
        assertThat(kept).doesNotContain("192.0.2.1").doesNotContainIgnoringCase("ada@");
    }

    private Requested request(Address address, String... topics) {
        return requestFrom(address, "192.0.2.1", topics);
    }

    private Requested requestFrom(Address address, String askedFrom, String... topics) {
        return database.inTransaction(
                transaction -> readers.joining.request(transaction, address, wishes(topics), askedFrom));
    }

    private String openRequest(Requested requested) {
        return readers.joining.open(requested.subscriberId()).orElseThrow().handle();
    }

    private String tokenFor(Requested requested) {
        return readers.tokens.issue(Purpose.CONFIRM, openRequest(requested), 0);
    }

    private List<String> topicsOf(Address address) {
        return readers.subscribers.find(address).orElseThrow().wishes().topics().stream()
                .map(Topic::text)
                .collect(Collectors.toList());
    }

    private int count(String table) {
        return database.read(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Integer.class)
                .one());
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(8);
        try {
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(work)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}
