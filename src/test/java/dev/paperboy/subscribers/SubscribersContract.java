package dev.paperboy.subscribers;

import static dev.paperboy.subscribers.Readers.wishes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.database.Database;
import dev.paperboy.subscribers.Changes.Reason;
import dev.paperboy.subscribers.Subscriber.State;
import dev.paperboy.subscribers.Tokens.Purpose;
import dev.paperboy.topics.Topic;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class SubscribersContract {

    private static final Address ADA = Address.parse("Ada@university.example");
    private static final Instant MONDAY = Instant.parse("2026-07-27T10:00:00Z");
    private static final Instant TUESDAY_8 = Instant.parse("2026-07-28T06:00:00Z");

    private Database database;
    private Readers readers;
    private Subscribers subscribers;
    private Changes changes;

    abstract Database fresh();

    @BeforeEach
    void open() {
        database = fresh();
        readers = new Readers(database, MONDAY);
        subscribers = readers.subscribers;
        changes = readers.changes;
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anAddedReaderIsFoundAsAdded() {
        var ada = changes.add(ADA, wishes("graphs", "speculative decoding for large language models"));

        assertThat(ada.state()).isEqualTo(State.ACTIVE);
        assertThat(ada.wishes()).isEqualTo(wishes("graphs", "speculative decoding for large language models"));
        assertThat(ada.confirmedAt()).contains(MONDAY);
        assertThat(subscribers.find(ada.id())).contains(ada);
        assertThat(subscribers.find(Address.parse("aDA@UNIVERSITY.example"))).contains(ada);
        assertThat(subscribers.find(-1)).isEmpty();
        assertThat(subscribers.find(Address.parse("bob@university.example"))).isEmpty();
    }

    @Test
    void addingTwiceChangesTheWishesOnly() {
        var ada = changes.add(ADA, wishes("graphs"));
        readers.pass(Duration.ofDays(3));
        var again = changes.add(ADA, wishes("trees"));

        assertThat(again.id()).isEqualTo(ada.id());
        assertThat(again.handle()).isEqualTo(ada.handle());
        assertThat(again.confirmedAt()).contains(MONDAY);
        assertThat(again.wishes()).isEqualTo(wishes("trees"));
    }

    @Test
    void manyWhoAddTheSameTopicsInOtherOrderDoNotDisturbEachOther() throws Exception {
        var topics = IntStream.range(0, 12).mapToObj(i -> "topic " + i).toArray(String[]::new);
        var threads = Executors.newFixedThreadPool(8);
        try {
            var work = IntStream.range(0, 40)
                    .<Callable<Subscriber>>mapToObj(i -> () -> {
                        var own = new ArrayList<>(List.of(topics));
                        java.util.Collections.rotate(own, i);
                        return changes.add(
                                Address.parse("reader" + i % 20 + "@a.example"), wishes(own.toArray(String[]::new)));
                    })
                    .toList();
            for (var added : threads.invokeAll(work)) {
                assertThat(added.get().wishes().topics()).hasSize(12);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(subscribers.active(0, 100)).hasSize(20);
        assertThat(subscribers.topicIds(List.of(topics))).hasSize(12);
    }

    @Test
    void dueReadersComeInPagesById() {
        var all = IntStream.range(0, 5)
                .mapToObj(i -> changes.add(Address.parse("reader" + i + "@a.example"), wishes("graphs", "topic " + i)))
                .toList();
        changes.leave(all.get(1), Reason.LEFT);

        assertThat(subscribers.due(TUESDAY_8.minusSeconds(1), 10, 0, 1)).isEmpty();
        assertThat(subscribers.due(TUESDAY_8, 2, 0, 1))
                .containsExactly(List.of(all.get(0), all.get(2)), List.of(all.get(3), all.get(4)));
        assertThat(subscribers.active(all.get(3).id(), 9)).containsExactly(all.get(4));

        next(TUESDAY_8.plusSeconds(1), all.get(0));
        assertThat(subscribers.due(TUESDAY_8, 9, 0, 1)).containsExactly(List.of(all.get(2), all.get(3), all.get(4)));
    }

    @Test
    void everyDueReaderIsInOneShard() {
        var all = IntStream.range(0, 7)
                .mapToObj(i -> changes.add(Address.parse("reader" + i + "@a.example"), wishes("graphs")))
                .toList();

        var shards = IntStream.range(0, 3)
                .mapToObj(shard -> subscribers
                        .due(TUESDAY_8, 2, shard, 3)
                        .flatMap(List::stream)
                        .toList())
                .toList();

        assertThat(shards).allSatisfy(shard -> assertThat(shard).hasSizeBetween(2, 3));
        assertThat(shards.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void whoIsPlannedOrLeavesBeforeTheirPageIsReadIsNotInIt() {
        var all = IntStream.range(0, 6)
                .mapToObj(i -> changes.add(Address.parse("reader" + i + "@a.example"), wishes("graphs")))
                .toList();

        var pages = subscribers.due(TUESDAY_8, 2, 0, 1).iterator();
        assertThat(pages.next()).containsExactly(all.get(0), all.get(1));
        next(TUESDAY_8.plusSeconds(1), all.get(2), all.get(3), all.get(4));
        changes.leave(all.get(4), Reason.LEFT);

        assertThat(pages.next()).containsExactly(all.get(5));
        assertThat(pages.hasNext()).isFalse();
    }

    @Test
    void theNextDigestOfWhoLeftIsNotSet() {
        var ada = changes.add(Address.parse("ada@a.example"), wishes("graphs"));
        changes.leave(ada, Reason.LEFT);

        next(TUESDAY_8, ada);

        assertThat(database.<Long, RuntimeException>read(
                        handle -> handle.createQuery("select count(*) from subscriber where next_due_at is not null")
                                .mapTo(Long.class)
                                .one()))
                .isZero();
    }

    private void next(Instant due, Subscriber... readers) {
        database.useTransaction(transaction -> subscribers.scheduleNext(
                transaction, Stream.of(readers).collect(Collectors.toMap(Subscriber::id, reader -> due))));
    }

    @Test
    void eachTellsEveryRowOnceWhateverItsState() {
        var seen = new ArrayList<String>();
        database.useTransaction(handle -> {
            for (var i = 0; i < 2500; i++) {
                handle.execute(
                        """
                        insert into subscriber (handle, generation, address, address_key, state, cadence, weekday, local_hour,
                                                zone, maximum, tell_when_empty, created_at)
                        values (?, 1, ?, ?, ?, 'WEEKLY', 3, 5, 'Asia/Kathmandu', 7, true, ?)
                        """,
                        "h" + i,
                        "r" + i + "@a.example",
                        "r" + i + "@a.example",
                        State.values()[i % 3].name(),
                        MONDAY);
            }
        });
        subscribers.each(subscriber -> seen.add(subscriber.handle()));

        assertThat(seen)
                .isEqualTo(IntStream.range(0, 2500).mapToObj(i -> "h" + i).toList());
    }

    @Test
    void personalLinksWorkForTheirPurposeAlsoAfterLeaving() {
        var ada = changes.add(ADA, wishes("graphs"));
        var token = readers.tokens.issue(Purpose.UNSUBSCRIBE, ada.handle(), ada.generation());
        changes.leave(ada, Reason.LEFT);
        readers.pass(Duration.ofDays(90));

        assertThat(subscribers.byToken(token, Purpose.UNSUBSCRIBE).orElseThrow().state())
                .isEqualTo(State.LEFT);
        assertThat(subscribers.byToken(token, Purpose.PREFERENCES)).isEmpty();
        assertThat(subscribers.byToken(token.replace('.', '-'), Purpose.UNSUBSCRIBE))
                .isEmpty();
        database.useTransaction(handle -> handle.execute("update subscriber set generation = 2"));
        assertThat(subscribers.byToken(token, Purpose.UNSUBSCRIBE)).isEmpty();
    }

    @Test
    void onlyStoredTopicsHaveAnId() {
        changes.add(ADA, wishes("graphs", "trees"));

        assertThat(subscribers.topicIds(List.of("trees", "unheard of", "trees")))
                .containsOnlyKeys("trees");
        assertThat(subscribers.topicIds(List.of())).isEmpty();
    }

    @Test
    void aTopicThatCannotBeReadIsPlainTextAndAZoneIsUtc() {
        var ada = changes.add(ADA, wishes("graphs", "trees"));
        var bob = changes.add(Address.parse("bob@a.example"), wishes("forests"));
        database.useTransaction(handle -> {
            handle.execute("update topic set text = ? where text = 'graphs'", "+te?t of like:2401.01234");
            handle.execute("update topic set text = ? where text = 'forests'", "y".repeat(Topic.MAX_LENGTH + 1));
            handle.execute("update subscriber set zone = 'Mars/Olympus' where id = ?", bob.id());
        });

        var found = subscribers.active(0, 10);

        assertThat(found.get(0).id()).isEqualTo(ada.id());
        assertThat(found.get(0).wishes().topics())
                .containsExactly(Topic.plain("+te?t of like:2401.01234"), Topic.parse("trees"));
        assertThat(found.get(1).wishes().topics()).containsExactly(Topic.plain("y".repeat(Topic.MAX_LENGTH + 1)));
        assertThat(found.get(1).wishes().rhythm().zone()).hasToString("Z");
    }

    @Test
    void newWishesMoveTheNextDigest() {
        var ada = changes.add(ADA, wishes("graphs"));
        var weekly = new Wishes(
                wishes("trees").topics(),
                new Rhythm(Cadence.WEEKLY, DayOfWeek.FRIDAY, 6, ZoneId.of("Asia/Kathmandu")),
                3,
                true);
        changes.change(ada, weekly);

        assertThat(subscribers.find(ada.id()).orElseThrow().wishes()).isEqualTo(weekly);
        assertThat(nextDue(ada)).isEqualTo("2026-07-31T00:15:00Z");
    }

    @Test
    void aDigestThatIsDueStillComesWhenTheWishesChange() {
        var ada = changes.add(ADA, wishes("graphs"));
        readers.pass(Duration.ofHours(23));
        changes.change(ada, wishes("trees"));
        changes.add(ADA, wishes("trees"));
        changes.resume(ada);

        assertThat(nextDue(ada)).isEqualTo(TUESDAY_8);
    }

    @Test
    void nobodyIsDueInAPause() {
        var ada = changes.add(ADA, wishes("graphs"));
        changes.pause(ada, LocalDate.of(2026, 8, 10));

        assertThat(subscribers.find(ada.id()).orElseThrow().pausedUntil()).contains(LocalDate.of(2026, 8, 10));
        assertThat(nextDue(ada)).isEqualTo("2026-08-10T06:00:00Z");
        changes.change(ada, wishes("trees"));
        assertThat(nextDue(ada)).isEqualTo("2026-08-10T06:00:00Z");
        changes.resume(ada);
        changes.resume(ada);
        assertThat(nextDue(ada)).isEqualTo(TUESDAY_8);
        assertThat(subscribers.find(ada.id()).orElseThrow().pausedUntil()).isEmpty();
    }

    @Test
    void aPauseThatIsOverOrTooLongIsNone() {
        var ada = changes.add(ADA, wishes("graphs"));
        changes.pause(ada, LocalDate.of(2026, 7, 27));

        assertThat(subscribers.find(ada.id())).contains(ada);
        assertThatThrownBy(() -> changes.pause(ada, LocalDate.MAX)).hasMessage("A pause can last a year at most.");
    }

    @Test
    void leavingEndsItAtOnceAndTwiceIsNoError() {
        var ada = changes.add(ADA, wishes("graphs"));
        changes.leave(ada, Reason.LEFT);
        readers.pass(Duration.ofHours(1));
        changes.leave(ada, Reason.COMPLAINED);
        changes.change(ada, wishes("trees"));
        changes.pause(ada, LocalDate.of(2026, 8, 10));
        changes.resume(ada);

        assertThat(subscribers.find(ada.id()).orElseThrow().state()).isEqualTo(State.LEFT);
        assertThat(subscribers.due(MONDAY.plus(Duration.ofDays(99)), 9, 0, 1)).isEmpty();
        assertThat(readers.suppressions.reason(ADA)).contains(Reason.LEFT);
        assertThat(subscribers.export(ada).toString()).contains("left_at=2026-07-27T10:00:00Z");
        changes.add(ADA, wishes("graphs"));
        assertThat(readers.suppressions.isSuppressed(ADA)).isFalse();
    }

    @Test
    void erasingLeavesNothingButAHashThatSuppresses() {
        var ada = changes.add(ADA, wishes("graphs"));
        database.useTransaction(
                transaction -> readers.joining.request(transaction, ADA, wishes("graphs"), "192.0.2.1"));
        var paper = paper("arxiv:2607.00001");
        readers.ratings.rate(ada, paper, true, Rating.Origin.MAIL);
        changes.leave(ada, Reason.BOUNCED);
        changes.erase(ada);
        changes.erase(ada);
        changes.leave(ada, Reason.LEFT);
        changes.change(ada, wishes("graphs"));
        readers.ratings.rate(ada, paper, false, Rating.Origin.MAIL);

        assertThat(subscribers.find(ada.id())).isEmpty();
        for (var table : List.of("subscriber", "subscriber_topic", "join_request", "taste")) {
            assertThat(rows(table)).as(table).isEqualTo("[]");
        }
        assertThat(readers.suppressions.reason(Address.parse("ada@university.example")))
                .contains(Reason.ERASED);
        assertThat(rows("suppression") + rows("join_mail") + rows("join_asker"))
                .doesNotContainIgnoringCase("ada@")
                .doesNotContain("university");
    }

    @Test
    void theLastWordOnAPaperCounts() {
        var ada = changes.add(ADA, wishes("graphs"));
        var paper = paper("arxiv:2607.00001");
        readers.ratings.rate(ada, paper, true, Rating.Origin.MAIL);
        readers.ratings.rate(ada, paper, true, Rating.Origin.MAIL);
        assertThat(subscribers.export(ada).toString()).contains("verdict=1");
        readers.ratings.rate(ada, paper, false, Rating.Origin.MAIL);

        assertThat(rows("taste")).containsOnlyOnce("verdict=-1");
        assertThat(subscribers.export(ada).toString()).contains("arxiv:2607.00001", "verdict=-1");
    }

    @Test
    void ratingsAreReadForManyReadersAtOnceTheNewestFirst() {
        var ada = changes.add(ADA, wishes("graphs"));
        var bob = changes.add(Address.parse("bob@university.example"), wishes("trees"));
        var one = paper("arxiv:2607.00001");
        var other = paper("arxiv:2607.00002");
        readers.ratings.rate(ada, one, true, Rating.Origin.IMPORT);
        readers.pass(Duration.ofHours(1));
        readers.ratings.rate(ada, other, false, Rating.Origin.PAGE);

        var found = readers.ratings.of(List.of(ada.id(), bob.id()));

        assertThat(found).containsOnlyKeys(ada.id());
        assertThat(found.get(ada.id()))
                .containsExactly(
                        new Rating(other, false, MONDAY.plus(Duration.ofHours(1)), Rating.Origin.PAGE),
                        new Rating(one, true, MONDAY, Rating.Origin.IMPORT));
    }

    @Test
    void ratingsFollowRowsThatBecameOnePaperAndTheNewerOneCounts() {
        var ada = changes.add(ADA, wishes("graphs"));
        var gone = paper("arxiv:2607.00001");
        var survivor = paper("arxiv:2607.00002");
        readers.ratings.rate(ada, survivor, true, Rating.Origin.MAIL);
        readers.pass(Duration.ofHours(1));
        readers.ratings.rate(ada, gone, false, Rating.Origin.MAIL);
        database.useTransaction(
                transaction -> transaction.execute("update paper set same_as = ? where id = ?", survivor, gone));

        assertThat(readers.ratings.of(ada)).extracting(Rating::liked).containsExactly(false);
        assertThat(readers.ratings.of(ada)).extracting(Rating::paperKey).containsExactly(survivor);
        readers.ratings.takeBack(ada, survivor);
        assertThat(readers.ratings.of(ada)).isEmpty();
    }

    @Test
    void strictnessAndNextDoorAreKept() {
        var usual = wishes("graphs");
        var strict = new Wishes(usual.topics(), usual.rhythm(), 3, true, Strictness.STRICT, false);
        var ada = changes.add(ADA, strict);

        assertThat(subscribers.find(ada.id()).orElseThrow().wishes()).isEqualTo(strict);
        assertThat(subscribers.export(ada).toString()).contains("strictness=STRICT", "next_door=false");
    }

    @Test
    void aPersonCanTakeAllThatIsKeptAsJson() throws Exception {
        var ada = changes.add(ADA, wishes("graphs"));
        changes.pause(ada, LocalDate.of(2026, 8, 10));
        database.useTransaction(transaction -> readers.joining.request(transaction, ADA, wishes("trees"), "192.0.2.1"));

        var json = new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(subscribers.export(ada));

        assertThat(json)
                .contains("\"address\":\"Ada@university.example\"")
                .contains("\"zone\":\"Europe/Berlin\"")
                .contains("\"paused_until\":\"2026-08-10\"")
                .contains("\"confirmed_at\":\"2026-07-27T10:00:00Z\"")
                .contains("\"left_at\":null")
                .contains("\"text\":\"graphs\"")
                .contains("trees");
    }

    private long paper(String name) {
        return database.inTransaction(handle -> {
            handle.execute("""
                    insert into paper (name, title, authors, abstract, categories, first_day, created_at)
                    values (?, 'A title', '[]', '', '[]', ?, ?)
                    """, name, LocalDate.of(2026, 7, 27), MONDAY);
            return handle.createQuery("select max(id) from paper")
                    .mapTo(Long.class)
                    .one();
        });
    }

    private Instant nextDue(Subscriber subscriber) {
        return database.read(handle -> handle.createQuery("select next_due_at from subscriber where id = :id")
                .bind("id", subscriber.id())
                .mapTo(Instant.class)
                .one());
    }

    private String rows(String table) {
        return database.read(handle ->
                handle.createQuery("select * from " + table).mapToMap().list().toString());
    }
}
