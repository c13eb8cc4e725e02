package dev.paperboy.subscribers;

import dev.paperboy.topics.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A reader.
 *
 * @param id the row; never shown outside
 * @param handle the random name that links carry
 * @param generation raised to make all earlier links void
 * @param address where mail goes
 * @param state whether mail may go there
 * @param wishes what the reader asked for; of no effect while {@link State#PENDING}
 * @param pausedUntil no digests before this local date
 * @param confirmedAt when the address' owner agreed
 */
public record Subscriber(
        long id,
        String handle,
        int generation,
        Address address,
        State state,
        Wishes wishes,
        Optional<LocalDate> pausedUntil,
        Optional<Instant> confirmedAt) {

    public enum State {
        /** Asked for, but the owner of the address has not agreed. Gets nothing but the question. */
        PENDING,
        /** Agreed. */
        ACTIVE,
        /** Gone, by the reader's own wish, a bounce or a complaint. Gets nothing. */
        LEFT
    }

    /** The same reader with other topics. */
    Subscriber withTopics(List<Topic> topics) {
        return new Subscriber(
                id, handle, generation, address, state, wishes.withTopics(topics), pausedUntil, confirmedAt);
    }

    /** Whether a digest for a local date may be made. */
    public boolean reads(LocalDate date) {
        return state == State.ACTIVE
                && pausedUntil.map(until -> !date.isBefore(until)).orElse(true);
    }
}
