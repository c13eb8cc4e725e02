package dev.paperboy.subscribers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows of join requests. */
final class JoinRequests {

    private final WishesText text = new WishesText();

    /** A request, and whether its link has done its work. */
    record Kept(JoinRequest request, boolean used) {}

    void add(Handle transaction, JoinRequest request, String network) {
        transaction
                .createUpdate("""
                        insert into join_request (handle, subscriber_id, wishes, asked_from, created_at, expires_at)
                        values (:handle, :subscriber, :wishes, :network, :created, :expires)
                        """)
                .bind("handle", request.handle())
                .bind("subscriber", request.subscriberId())
                .bind("wishes", text.write(request.wishes()))
                .bind("network", network)
                .bind("created", request.createdAt())
                .bind("expires", request.expiresAt())
                .execute();
    }

    /** Lets the links that are on their way confirm the newest wishes. */
    void replaceWishes(Handle transaction, long subscriberId, Wishes wishes) {
        transaction
                .createUpdate("update join_request set wishes = :wishes where subscriber_id = :id and used_at is null")
                .bind("wishes", text.write(wishes))
                .bind("id", subscriberId)
                .execute();
    }

    Optional<Kept> find(Handle handle, String requestHandle) {
        return handle.createQuery("select * from join_request where handle = :handle")
                .bind("handle", requestHandle)
                .map(this::read)
                .findOne();
    }

    Optional<JoinRequest> newestOpen(Handle handle, long subscriberId, Instant now) {
        return handle.createQuery("""
                        select * from join_request
                         where subscriber_id = :id and used_at is null and expires_at > :now
                         order by created_at desc
                         limit 1
                        """)
                .bind("id", subscriberId)
                .bind("now", now)
                .map(this::read)
                .findOne()
                .map(Kept::request);
    }

    /** Marks a request as used; false if somebody was faster. */
    boolean use(Handle transaction, String requestHandle, Instant now) {
        return transaction
                        .createUpdate(
                                "update join_request set used_at = :now where handle = :handle and used_at is null")
                        .bind("now", now)
                        .bind("handle", requestHandle)
                        .execute()
                == 1;
    }

    /** Ends the time of all open links of a reader. */
    void expire(Handle transaction, long subscriberId, Instant now) {
        transaction.createUpdate("""
                        update join_request set expires_at = :now
                         where subscriber_id = :id and used_at is null and expires_at > :now
                        """).bind("now", now).bind("id", subscriberId).execute();
    }

    private Kept read(ResultSet row, StatementContext context) throws SQLException {
        return new Kept(
                new JoinRequest(
                        row.getString("handle"),
                        row.getLong("subscriber_id"),
                        text.read(row.getString("wishes")),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()),
                row.getObject("used_at") != null);
    }
}
