package dev.paperboy.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.delivery.Delivery.Kind;
import dev.paperboy.delivery.Delivery.State;
import dev.paperboy.subscribers.Subscriber;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class DeskTest {

    private final Map<Long, Subscriber> readers = new HashMap<>();
    private final List<Collection<Long>> asked = new ArrayList<>();
    private Instant now = TestOutbox.NOW;
    private long broken;
    private final List<Long> written = new ArrayList<>();
    private final List<Runnable> ahead = new ArrayList<>();
    private final Desk desk = new Desk(this::find, this::write, () -> now, ahead::add);

    private Letter write(Delivery delivery, Subscriber reader) throws MessagingException {
        written.add(delivery.id());
        if (written.size() == 1 && delivery.id() == broken) {
            throw new MessagingException("Mail " + broken + " cannot be written");
        }
        return TestOutbox.write(delivery, reader);
    }

    private Map<Long, Subscriber> find(Collection<Long> ids) {
        asked.add(ids);
        if (ids.contains(broken)) {
            throw new IllegalStateException("Reader " + broken + " cannot be read");
        }
        var found = new HashMap<>(readers);
        found.keySet().retainAll(ids);
        return found;
    }

    @Test
    void oneReadsForThoseThatComeNext() {
        add(1, 40);

        for (long n = 1; n <= 32; n++) {
            assertThat(take(n, n + 1, 40)).as("mail %d", n).contains(address(n));
        }

        assertThat(asked).extracting(Collection::size).containsExactly(16, 16);
    }

    @Test
    void theMailIsWrittenToTheReaderItIsFor() throws Exception {
        add(1, 3);
        take(1, 2, 3);

        var letter = desk.take(delivery(3), List::of).orElseThrow().letter();

        assertThat(letter.to().text()).isEqualTo(address(3));
        assertThat(letter.getMessageID()).isEqualTo(delivery(3).messageId());
    }

    @Test
    void whatHasLainForLongIsReadAgain() {
        add(1, 2);
        take(1, 2, 2);
        readers.put(2L, TestOutbox.reader(2, "moved@example.org"));

        now = now.plus(Duration.ofSeconds(6));

        assertThat(take(2, 3, 2)).contains("moved@example.org");
    }

    @Test
    void whoIsGoneGetsNothingAndTheOthersTheirs() {
        add(1, 3);
        readers.remove(2L);

        assertThat(take(1, 2, 3)).contains(address(1));
        assertThat(take(2, 3, 3)).isEmpty();
        assertThat(take(3, 4, 3)).contains(address(3));
    }

    @Test
    void oneThatCannotBeReadKeepsNobodyElseFromGoing() {
        add(1, 3);
        broken = 2;

        assertThat(take(1, 2, 3)).contains(address(1));
        assertThatThrownBy(() -> take(2, 3, 3)).hasMessage("Reader 2 cannot be read");
        assertThat(take(3, 4, 3)).contains(address(3));
    }

    @Test
    void whatComesNextIsWrittenBeforeItIsAskedFor() throws Exception {
        add(1, 3);
        desk.take(delivery(1), () -> List.of(delivery(2), delivery(3)));

        doAhead();

        assertThat(written).containsExactlyInAnyOrder(2L, 3L);
        var letter = desk.take(delivery(3), List::of).orElseThrow().letter();
        assertThat(letter.to().text()).isEqualTo(address(3));
        assertThat(written).hasSize(2);
    }

    @Test
    void whatWasTakenIsNotWrittenTwice() throws Exception {
        add(1, 1);
        var sheet = desk.take(delivery(1), List::of).orElseThrow();

        doAhead();
        sheet.letter();
        sheet.letter();

        assertThat(written).containsExactly(1L);
    }

    @Test
    void whatCouldNotBeWrittenAheadIsTriedAgainByWhoeverTakesIt() throws Exception {
        add(1, 2);
        desk.take(delivery(1), () -> List.of(delivery(2)));
        broken = 2;

        doAhead();

        assertThat(desk.take(delivery(2), List::of).orElseThrow().letter().to().text())
                .isEqualTo(address(2));
        assertThat(written).containsExactly(2L, 2L);
    }

    @Test
    void aMailThatWasTriedBeforeIsNotWrittenAhead() {
        add(1, 2);
        desk.take(delivery(1), () -> List.of(tried(delivery(2))));

        doAhead();

        assertThat(written).isEmpty();
    }

    @Test
    void withFewLeftTheNextAreReadBeforeTheyAreAskedFor() {
        add(1, 40);
        for (long n = 1; n <= 8; n++) {
            take(n, n + 1, 40);
        }

        doAhead();

        assertThat(asked).hasSize(2);
        for (long n = 9; n <= 32; n++) {
            assertThat(take(n, n + 1, 40)).contains(address(n));
        }
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatCannotBeReadAheadIsReadByWhoeverAsksForIt() {
        add(1, 20);
        for (long n = 1; n <= 8; n++) {
            take(n, n + 1, 16);
        }
        broken = 17;
        take(9, 10, 20);

        doAhead();

        assertThat(take(18, 19, 20)).contains(address(18));
        assertThatThrownBy(() -> take(17, 18, 20)).hasMessage("Reader 17 cannot be read");
    }

    @Test
    void afterItsEndNothingIsDoneAhead() {
        add(1, 40);
        for (long n = 1; n <= 9; n++) {
            take(n, n + 1, 40);
        }

        desk.close();
        doAhead();

        assertThat(written).isEmpty();
        assertThat(asked).hasSize(1);
    }

    private void doAhead() {
        var work = List.copyOf(ahead);
        ahead.clear();
        work.forEach(Runnable::run);
    }

    private static Delivery tried(Delivery delivery) {
        return new Delivery(
                delivery.id(),
                delivery.kind(),
                delivery.subscriberId(),
                delivery.issueDate(),
                delivery.state(),
                1,
                delivery.dueAt(),
                delivery.messageId(),
                delivery.reply(),
                delivery.createdAt());
    }

    /** Asks for one mail, while some others are at hand. */
    private Optional<String> take(long n, long nextFirst, long nextLast) {
        return desk.take(delivery(n), () -> LongStream.rangeClosed(nextFirst, nextLast)
                        .mapToObj(DeskTest::delivery)
                        .toList())
                .map(sheet -> sheet.reader().address().text());
    }

    private void add(long first, long last) {
        LongStream.rangeClosed(first, last).forEach(n -> readers.put(n, TestOutbox.reader(n, address(n))));
    }

    private static String address(long n) {
        return TestOutbox.address(n);
    }

    private static Delivery delivery(long n) {
        return new Delivery(
                n,
                Kind.DIGEST,
                n,
                TestOutbox.TODAY,
                State.LEASED,
                0,
                TestOutbox.NOW,
                "<" + n + "@paperboy.example>",
                "",
                TestOutbox.NOW);
    }
}
