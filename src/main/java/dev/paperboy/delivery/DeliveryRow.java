package dev.paperboy.delivery;

import dev.paperboy.delivery.Delivery.Kind;
import dev.paperboy.delivery.Delivery.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row of the table of deliveries. */
final class DeliveryRow {

    private DeliveryRow() {}

    static Delivery read(ResultSet row, StatementContext context) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                Kind.valueOf(row.getString("kind")),
                row.getLong("subscriber_id"),
                row.getObject("issue_date", LocalDate.class),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                instant(row, "due_at"),
                row.getString("message_id"),
                row.getString("reply"),
                instant(row, "created_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
