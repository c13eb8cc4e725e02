package dev.paperboy.web;

import dev.paperboy.database.Database;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that is kept about readers, to be compared before and after. */
record Snapshot(Map<String, List<Map<String, Object>>> rows) {

    private static final List<String> TABLES = List.of(
            "subscriber",
            "topic",
            "subscriber_topic",
            "join_request",
            "suppression",
            "taste",
            "digest",
            "pick",
            "delivery");

    static Snapshot of(Database database) {
        var rows = new TreeMap<String, List<Map<String, Object>>>();
        for (var table : TABLES) {
            rows.put(table, database.read(handle -> handle.createQuery("select * from " + table)
                    .mapToMap()
                    .list()));
        }
        return new Snapshot(rows);
    }
}
