package dev.paperboy.papers;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/** Puts reports into the rows of their names. */
final class Rows {

    private Rows() {}

    /**
     * @param known all rows whose work a report may change
     * @return those and the new ones
     */
    static Collection<Row> of(Collection<Row> known, List<Named> reports, Instant now) {
        var rows = new LinkedHashMap<PaperId, Row>();
        known.forEach(row -> rows.put(row.identity(), row));
        reports.forEach(report -> rows.computeIfAbsent(report.identity(), first -> new Row(report, now))
                .see(report));
        return rows.values();
    }
}
