package dev.paperboy.delivery;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The rows of what mails are between their first attempt and their end. */
final class Snapshots {

    private Snapshots() {}

    /** Keeps what is about to be sent, by the delivery's id; what is kept already stays. */
    static void keep(Handle handle, Map<Long, Snapshot> snapshots) {
        var batch = handle.prepareBatch("""
                insert into snapshot (delivery_id, envelope_from, source) values (:id, :from, :source)
                on conflict do nothing
                """);
        snapshots.forEach((id, snapshot) -> batch.bind("id", id)
                .bind("from", snapshot.envelopeFrom())
                .bind("source", snapshot.packed())
                .add());
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    static Optional<Snapshot> find(Handle handle, long delivery) {
        return handle.createQuery("select envelope_from, source from snapshot where delivery_id = :id")
                .bind("id", delivery)
                .map((row, context) -> new Snapshot(row.getString("envelope_from"), row.getBytes("source")))
                .findOne();
    }

    /** Of mails that have come to their end. */
    static void forget(Handle handle, Collection<Long> deliveries) {
        var batch = handle.prepareBatch("delete from snapshot where delivery_id = :id");
        deliveries.forEach(id -> batch.bind("id", id).add());
        if (batch.size() > 0) {
            batch.execute();
        }
    }
}
