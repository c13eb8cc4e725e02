package dev.paperboy.subscribers;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** All that is kept about one person, table by table, for the person to read and to take away. */
final class PersonalData {

    private final Handle handle;
    private final long id;

    PersonalData(Handle handle, long id) {
        this.handle = handle;
        this.id = id;
    }

    Map<String, Object> export() {
        var data = new LinkedHashMap<String, Object>();
        data.put("subscription", subscription());
        data.put("topics", topics());
        data.put("requests", requests());
        data.put("tastes", tastes());
        return data;
    }

    private List<Map<String, @Nullable Object>> subscription() {
        return rows("""
                select address, state, cadence, weekday, local_hour, zone, maximum, tell_when_empty, strictness, next_door, paused_until, next_due_at,
                       created_at, confirmed_at, left_at
                  from subscriber where id = :id
                """);
    }

    private List<Map<String, @Nullable Object>> topics() {
        return rows("""
                select st.position, t.text
                  from subscriber_topic st join topic t on t.id = st.topic_id
                 where st.subscriber_id = :id order by st.position
                """);
    }

    /** With asked_from, a hash by which a person cannot be found, but two requests can be compared. */
    private List<Map<String, @Nullable Object>> requests() {
        return rows("""
                select created_at, expires_at, used_at, asked_from, wishes
                  from join_request where subscriber_id = :id order by created_at
                """);
    }

    private List<Map<String, @Nullable Object>> tastes() {
        return rows("""
                select p.name as paper, p.title, t.verdict, t.origin, t.said_at
                  from taste t join paper rated on rated.id = t.paper_id
                  join paper p on p.id = coalesce(rated.same_as, rated.id)
                 where t.subscriber_id = :id order by t.said_at
                """);
    }

    private List<Map<String, @Nullable Object>> rows(String statement) {
        return handle.createQuery(statement)
                .bind("id", id)
                .map(PersonalData::row)
                .list();
    }

    private static Map<String, @Nullable Object> row(ResultSet row, StatementContext context) throws SQLException {
        var values = new LinkedHashMap<String, @Nullable Object>();
        ResultSetMetaData columns = row.getMetaData();
        for (var i = 1; i <= columns.getColumnCount(); i++) {
            values.put(columns.getColumnLabel(i), plain(row, i, columns.getColumnTypeName(i)));
        }
        return values;
    }

    private static @Nullable Object plain(ResultSet row, int column, String type) throws SQLException {
        var isTime = type.toLowerCase(java.util.Locale.ROOT).startsWith("timestamp");
        var found = isTime ? row.getObject(column, OffsetDateTime.class) : row.getObject(column);
        if (found instanceof OffsetDateTime time) {
            return time.toInstant().toString();
        }
        return found instanceof Number || found instanceof Boolean || found == null ? found : found.toString();
    }
}
