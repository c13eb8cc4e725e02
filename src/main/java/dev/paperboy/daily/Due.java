package dev.paperboy.daily;

import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Rhythm;
import dev.paperboy.subscribers.Subscriber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What to do for a subscriber whose due instant has come.
 *
 * @param issueDate the local date to make a digest for, or none
 * @param next when to look again
 */
record Due(Optional<LocalDate> issueDate, Instant next) {

    /**
     * Decides on the reader's own calendar. A digest that was missed because nothing ran is not sent on another day, where a second
     * one would follow it: its papers come with the next. Only a weekly one, which would be a week late, is made up for on the next day,
     * at the usual hour.
     */
    static Due of(Subscriber subscriber, Instant now) {
        Rhythm rhythm = subscriber.wishes().rhythm();
        var today = now.atZone(rhythm.zone()).toLocalDate();
        var comesToday = rhythm.comesOn(today) || rhythm.cadence() == Cadence.WEEKLY;
        if (!subscriber.reads(today)) {
            return new Due(Optional.empty(), afterPause(subscriber, rhythm, now));
        }
        if (comesToday && now.isBefore(rhythm.dueAt(today))) {
            return new Due(Optional.empty(), rhythm.dueAt(today));
        }
        return new Due(comesToday ? Optional.of(today) : Optional.empty(), rhythm.nextDue(now));
    }

    private static Instant afterPause(Subscriber subscriber, Rhythm rhythm, Instant now) {
        var back = subscriber
                .pausedUntil()
                .map(date -> date.atStartOfDay(rhythm.zone()).toInstant())
                .filter(now::isBefore)
                .orElse(now);
        return rhythm.nextDue(back.minusMillis(1));
    }
}
