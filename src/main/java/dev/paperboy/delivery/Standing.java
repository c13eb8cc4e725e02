package dev.paperboy.delivery;

import dev.paperboy.subscribers.Subscriber;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * How the reader and the outbox stand just before a mail goes.
 *
 * @param superseded whether a newer digest for the same reader was queued later
 * @param domain of the reader's address, in lower case
 */
record Standing(
        Subscriber.State state, Optional<LocalDate> pausedUntil, ZoneId zone, boolean superseded, String domain) {

    /** That of some mails, by the mail's id; those are missing that are gone with their readers. */
    static Map<Long, Standing> of(Handle handle, Collection<Delivery> deliveries) {
        var standings = new HashMap<Long, Standing>();
        handle.createQuery("""
                        select d.id, s.address, s.state, s.paused_until, s.zone, (
                          select count(*) from delivery newer
                          where newer.subscriber_id = s.id and newer.kind = d.kind
                            and newer.issue_date > d.issue_date and newer.created_at > d.created_at) as newer_issues
                        from delivery d join subscriber s on s.id = d.subscriber_id
                        where d.id in (<ids>)
                        """)
                .bindList("ids", deliveries.stream().map(Delivery::id).toList())
                .map((row, context) -> standings.put(
                        row.getLong("id"),
                        new Standing(
                                Subscriber.State.valueOf(row.getString("state")),
                                Optional.ofNullable(row.getObject("paused_until", LocalDate.class)),
                                ZoneId.of(row.getString("zone")),
                                row.getInt("newer_issues") > 0,
                                domain(row.getString("address")))))
                .list();
        return standings;
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
