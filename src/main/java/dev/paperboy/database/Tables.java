package dev.paperboy.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What tables there are, as the database itself tells. */
final class Tables {

    /** Flyway's own, and the one that says that a move is going on. */
    private static final Set<String> NOT_MOVED = Set.of("flyway_schema_history", "move");

    private final Connection connection;

    Tables(Connection connection) {
        this.connection = connection;
    }

    /**
     * A table.
     *
     * @param columns in the order of the target's insert
     * @param selfReferences columns that name another row of the same table
     */
    record Table(String name, List<String> columns, List<String> key, Set<String> selfReferences) {}

    /** All tables that hold data, each after those that it refers to. */
    List<Table> inOrder() throws SQLException {
        var needs = new TreeMap<String, Set<String>>();
        var names = new ArrayList<String>();
        try (var rows = connection.getMetaData().getTables(null, "public", "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (rows.next()) {
                names.add(rows.getString("TABLE_NAME"));
            }
        }
        names.removeIf(NOT_MOVED::contains);
        for (var name : names) {
            needs.put(name, references(name));
        }
        var ordered = new LinkedHashSet<String>();
        while (ordered.size() < names.size()) {
            var before = ordered.size();
            needs.forEach((name, needed) -> {
                if (needed.stream().allMatch(other -> other.equals(name) || ordered.contains(other))) {
                    ordered.add(name);
                }
            });
            if (ordered.size() == before) {
                throw new IllegalStateException("Tables refer to each other in a circle: " + needs);
            }
        }
        var tables = new ArrayList<Table>();
        for (var name : ordered) {
            tables.add(new Table(name, columns(name), key(name), selfReferences(name)));
        }
        return tables;
    }

    private Set<String> references(String table) throws SQLException {
        var others = new TreeSet<String>();
        try (var rows = connection.getMetaData().getImportedKeys(null, "public", table)) {
            while (rows.next()) {
                others.add(rows.getString("PKTABLE_NAME"));
            }
        }
        return others;
    }

    private Set<String> selfReferences(String table) throws SQLException {
        var columns = new TreeSet<String>();
        try (var rows = connection.getMetaData().getImportedKeys(null, "public", table)) {
            while (rows.next()) {
                if (rows.getString("PKTABLE_NAME").equals(table)) {
                    columns.add(rows.getString("FKCOLUMN_NAME"));
                }
            }
        }
        return columns;
    }

    private List<String> columns(String table) throws SQLException {
        var columns = new TreeSet<String>();
        try (var rows = connection.getMetaData().getColumns(null, "public", table, "%")) {
            while (rows.next()) {
                columns.add(rows.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(columns);
    }

    private List<String> key(String table) throws SQLException {
        var columns = new TreeSet<String>();
        try (var rows = connection.getMetaData().getPrimaryKeys(null, "public", table)) {
            while (rows.next()) {
                columns.add(rows.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(columns);
    }

    /** Columns whose values the database counts up. */
    List<String> counters(String table) throws SQLException {
        var columns = new ArrayList<String>();
        try (var rows = connection.getMetaData().getColumns(null, "public", table, "%")) {
            while (rows.next()) {
                if ("YES".equals(rows.getString("IS_AUTOINCREMENT"))) {
                    columns.add(rows.getString("COLUMN_NAME"));
                }
            }
        }
        return columns;
    }
}
