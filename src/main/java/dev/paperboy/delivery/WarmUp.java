package dev.paperboy.delivery;

import dev.paperboy.database.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * How many mails a new sender may begin on a UTC day: so many at first, and never more than twice as many as on its busiest day before.
 * Large receivers know a sender by its history, and take a flood from an address without one for spam; days without mail, before the
 * first reader came or at weekends, are no history.
 */
final class WarmUp {

    private final Database database;
    private final Optional<Integer> firstDay;

    /** @param firstDay mails on the first day; empty for no cap */
    WarmUp(Database database, Optional<Integer> firstDay) {
        this.database = database;
        this.firstDay = firstDay;
    }

    /** The cap on a day. */
    static long cap(int firstDay, long busiestBefore) {
        return Math.max(firstDay, 2 * busiestBefore);
    }

    /** Takes up to some places of today's; returns how many. Each not used is given back. */
    int take(int most, Instant now) {
        return firstDay.isEmpty() ? most : take(most, firstDay.get(), LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    private int take(int most, int begin, LocalDate today) {
        return database.inTransaction(handle -> {
            handle.execute("insert into sending_day (sent_on, begun) values (?, 0) on conflict do nothing", today);
            var busiest = handle.createQuery("select coalesce(max(begun), 0) from sending_day where sent_on < :today")
                    .bind("today", today)
                    .mapTo(Long.class)
                    .one();
            // The row is locked until the end, so that two machines do not take the same places.
            var begun = handle.createQuery("select begun from sending_day where sent_on = :today for update")
                    .bind("today", today)
                    .mapTo(Long.class)
                    .one();
            var places = (int) Math.max(0, Math.min(most, cap(begin, busiest) - begun));
            handle.execute("update sending_day set begun = begun + ? where sent_on = ?", places, today);
            return places;
        });
    }

    void giveBack(int places, Instant now) {
        if (firstDay.isPresent() && places > 0) {
            database.useTransaction(handle -> handle.execute(
                    "update sending_day set begun = begun - ? where sent_on = ?",
                    places,
                    LocalDate.ofInstant(now, ZoneOffset.UTC)));
        }
    }
}
