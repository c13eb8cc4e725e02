package dev.paperboy.cli;

import dev.paperboy.database.Database;
import dev.paperboy.database.DatabaseSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Every row of every table as text, but for what the service does by itself: its timetable, vectors, and what hosts asked of it. */
record Rows(Map<String, Set<String>> tables) {

    private static final Set<String> OF_THE_SERVICE = Set.of(
            "scheduled_tasks",
            "paper_vector",
            "sentence_vector",
            "topic_vector",
            "topic_match",
            "http_rest",
            "http_validator",
            "flyway_schema_history");

    /** The database of a service in whose folder it lies; both may have it open. */
    static Database database(Path folder) {
        return Database.open(new DatabaseSettings() {
            @Override
            public Path folder() {
                return folder.resolve("data");
            }

            @Override
            public Optional<String> url() {
                return Optional.empty();
            }

            @Override
            public int connections() {
                return 2;
            }
        });
    }

    static Rows of(Database database) {
        var tables = new TreeMap<String, Set<String>>();
        database.useTransaction(handle -> {
            var names = handle.createQuery("""
                            select table_name from information_schema.tables
                            where table_schema = 'public' and table_type = 'BASE TABLE'
                            """).mapTo(String.class).list();
            names.removeIf(OF_THE_SERVICE::contains);
            for (var name : names) {
                tables.put(
                        name,
                        new HashSet<>(handle.createQuery("select * from " + name)
                                .map((row, context) -> {
                                    List<String> texts = new ArrayList<>();
                                    for (var i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                                        texts.add(String.valueOf(row.getString(i)));
                                    }
                                    return texts.toString();
                                })
                                .list()));
            }
        });
        return new Rows(tables);
    }

    /** How many rows there were in all. */
    int size() {
        return tables.values().stream().mapToInt(Set::size).sum();
    }

    /** How many rows of each table came or went; a row that was changed did both. */
    Map<String, Integer> changes(Rows after) {
        var changes = new TreeMap<String, Integer>();
        tables.forEach((name, rows) -> {
            var now = after.tables().getOrDefault(name, Set.of());
            var gone = rows.stream().filter(row -> !now.contains(row)).count();
            var come = now.stream().filter(row -> !rows.contains(row)).count();
            if (gone + come > 0) {
                changes.put(name, (int) (gone + come));
            }
        });
        return changes;
    }
}
