package dev.paperboy.subscribers;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When digests come, in the reader's own time. On every date for which one is due there is exactly one due instant, and it lies on
 * that date, also where clocks are put forward (an hour that does not exist is moved by the length of the gap) or back (the earlier
 * of two); see {@link ZonedDateTime#of}. A date that a zone left out has no digest: Samoa had no 30 December 2011.
 *
 * @param weekday the day of a weekly digest; kept, but of no effect, for the others
 * @param hour local hour, 0 to 23
 */
public record Rhythm(Cadence cadence, DayOfWeek weekday, int hour, ZoneId zone) {

    public Rhythm {
        if (hour < 0 || hour > 23) {
            throw new IllegalArgumentException("An hour is between 0 and 23, not " + hour);
        }
    }

    /** Whether a digest comes on a local date. */
    public boolean comesOn(LocalDate date) {
        return exists(date)
                && switch (cadence) {
                    case DAILY -> true;
                    case WEEKDAYS -> date.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
                    case WEEKLY -> date.getDayOfWeek() == weekday;
                };
    }

    /** The instant at which the digest of a local date is due. For a date that the zone left out, the end of the gap. */
    public Instant dueAt(LocalDate date) {
        var due = date.atTime(hour, 0).atZone(zone);
        if (due.toLocalDate().equals(date)) {
            return due.toInstant();
        }
        // In Nuuk the last hour of a Saturday in March is left out: moved forward, 23:00 would be the next day's second
        // digest.
        var gap = zone.getRules().getTransition(date.atTime(hour, 0)).getInstant();
        return exists(date) ? gap.minusSeconds(1) : gap;
    }

    private boolean exists(LocalDate date) {
        return date.atStartOfDay(zone).toLocalDate().equals(date);
    }

    /** The first date after the given one on which a digest comes. */
    public LocalDate next(LocalDate after) {
        var date = after.plusDays(1);
        while (!comesOn(date)) {
            date = date.plusDays(1);
        }
        return date;
    }

    /** The last date before the given one on which a digest comes. */
    public LocalDate previous(LocalDate before) {
        var date = before.minusDays(1);
        while (!comesOn(date)) {
            date = date.minusDays(1);
        }
        return date;
    }

    /** The first due instant after the given one. */
    public Instant nextDue(Instant after) {
        var date = after.atZone(zone).toLocalDate().minusDays(1);
        do {
            date = next(date);
        } while (!dueAt(date).isAfter(after));
        return dueAt(date);
    }
}
