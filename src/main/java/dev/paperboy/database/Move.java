package dev.paperboy.database;

import dev.paperboy.database.Tables.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Copies all of one database into another, and compares both. It can be stopped at any time: done again, it leaves alone what is there
 * already. Nothing may write to either meanwhile.
 */
public final class Move {

    private static final int BATCH = 1000;

    private final Database from;
    private final Database to;

    public Move(Database from, Database to) {
        this.from = from;
        this.to = to;
    }

    /** Whether a move into a database was begun and not ended: what is there is a part. */
    static boolean isUnfinished(Database database) {
        return database.read(handle -> handle.createQuery("select count(*) from move where finished_at is null")
                        .mapTo(Long.class)
                        .one())
                > 0;
    }

    /**
     * Moves everything.
     *
     * @param told a line for each table
     * @return how many rows there are
     * @throws IllegalArgumentException if the target holds something else already
     * @throws IllegalStateException if a table is not the same afterwards; the source is as it was
     */
    public long run(Instant now, Consumer<String> told) throws SQLException {
        try (var source = from.dataSource().getConnection();
                var target = to.dataSource().getConnection()) {
            source.setAutoCommit(false);
            target.setAutoCommit(false);
            begin(target, now);
            var rows = 0L;
            for (var table : new Tables(target).inOrder()) {
                var moved = move(source, target, table);
                rows += moved.rows();
                told.accept(table.name() + ": " + moved);
            }
            execute(target, "update move set finished_at = begun_at where finished_at is null");
            target.commit();
            source.rollback();
            return rows;
        }
    }

    private static void begin(Connection target, Instant now) throws SQLException {
        if (count(target, "select count(*) from move where finished_at is not null") > 0) {
            throw new IllegalArgumentException("A database was moved there before, and the move was finished");
        }
        if (count(target, "select count(*) from move") > 0) {
            return;
        }
        for (var table : new Tables(target).inOrder()) {
            if (count(target, "select count(*) from " + table.name()) > 0) {
                throw new IllegalArgumentException(
                        "The target is not empty: its table " + table.name() + " has rows. Name an empty database");
            }
        }
        try (var insert = target.prepareStatement("insert into move (begun_at) values (?)")) {
            insert.setObject(1, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
        target.commit();
    }

    private static long count(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Fingerprint move(Connection source, Connection target, Table table) throws SQLException {
        var wanted = fingerprint(source, table);
        var there = fingerprint(target, table);
        if (!there.toString().equals(wanted.toString())) {
            if (table.key().isEmpty()) {
                // Nothing tells which rows are there already; gone with the first batch that is kept.
                execute(target, "delete from " + table.name());
            }
            copy(source, target, table);
            link(source, target, table);
            there = fingerprint(target, table);
        }
        if (!there.toString().equals(wanted.toString())) {
            throw new IllegalStateException("The table " + table.name() + " differs: " + wanted + " here, " + there
                    + " there. Was something still running? Begin again with an empty database");
        }
        for (var counter : new Tables(target).counters(table.name())) {
            var next = count(target, "select coalesce(max(" + counter + "), 0) + 1 from " + table.name());
            execute(target, "alter table " + table.name() + " alter column " + counter + " restart with " + next);
        }
        target.commit();
        return there;
    }

    private static Fingerprint fingerprint(Connection connection, Table table) throws SQLException {
        var fingerprint = new Fingerprint();
        try (var rows = read(connection, table)) {
            while (rows.next()) {
                fingerprint.add(row(rows));
            }
        }
        return fingerprint;
    }

    /** Streamed: PostgreSQL's driver otherwise takes the whole table into memory. */
    private static ResultSet read(Connection connection, Table table) throws SQLException {
        var statement =
                connection.prepareStatement("select " + String.join(", ", table.columns()) + " from " + table.name());
        statement.setFetchSize(BATCH);
        statement.closeOnCompletion();
        return statement.executeQuery();
    }

    private static @Nullable Object[] row(ResultSet rows) throws SQLException {
        var shape = rows.getMetaData();
        var row = new @Nullable Object[shape.getColumnCount()];
        for (var i = 0; i < row.length; i++) {
            var type = shape.getColumnTypeName(i + 1).toLowerCase(Locale.ROOT);
            row[i] = value(rows, i + 1, type);
        }
        return row;
    }

    private static @Nullable Object value(ResultSet rows, int column, String type) throws SQLException {
        if (type.startsWith("timestamp")) {
            var instant = rows.getObject(column, OffsetDateTime.class);
            return instant == null ? null : instant.withOffsetSameInstant(ZoneOffset.UTC);
        }
        if (type.equals("date")) {
            return rows.getObject(column, LocalDate.class);
        }
        if (type.equals("bytea") || type.startsWith("binary")) {
            return rows.getBytes(column);
        }
        var value = rows.getObject(column);
        return value instanceof java.sql.Clob ? rows.getString(column) : value;
    }

    private static void copy(Connection source, Connection target, Table table) throws SQLException {
        var insert = "insert into " + table.name() + " (" + String.join(", ", table.columns()) + ") values ("
                + String.join(", ", Collections.nCopies(table.columns().size(), "?")) + ") on conflict do nothing";
        try (var rows = read(source, table);
                var batch = target.prepareStatement(insert)) {
            var waiting = 0;
            while (rows.next()) {
                var row = row(rows);
                for (var i = 0; i < row.length; i++) {
                    // A row may name one that comes later; these are filled in when all are there.
                    batch.setObject(
                            i + 1,
                            table.selfReferences().contains(table.columns().get(i)) ? null : row[i]);
                }
                batch.addBatch();
                if (++waiting % BATCH == 0) {
                    keep(batch, target);
                }
            }
            keep(batch, target);
        }
    }

    private static void keep(PreparedStatement batch, Connection target) throws SQLException {
        batch.executeBatch();
        target.commit();
    }

    private static void link(Connection source, Connection target, Table table) throws SQLException {
        var key = table.key().stream().map(column -> column + " = ?").collect(Collectors.joining(" and "));
        for (var column : table.selfReferences()) {
            var select = "select " + column + ", " + String.join(", ", table.key()) + " from " + table.name()
                    + " where " + column + " is not null";
            try (var statement = source.prepareStatement(select);
                    var rows = statement.executeQuery();
                    var update = target.prepareStatement(
                            "update " + table.name() + " set " + column + " = ? where " + key)) {
                while (rows.next()) {
                    for (var i = 1; i <= table.key().size() + 1; i++) {
                        update.setObject(i, rows.getObject(i));
                    }
                    update.addBatch();
                }
                keep(update, target);
            }
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var done = connection.createStatement()) {
            done.execute(statement);
        }
    }
}
