package dev.paperboy.papers;

import dev.paperboy.database.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Reads the editions: which papers were announced on which day, and what came of asking each source. */
@Singleton
public final class Editions {

    /** What trends most first; what nobody counted comes last, and the order never depends on chance. */
    private static final Comparator<Paper> TRENDING = Comparator.comparingDouble(
                    (Paper paper) -> paper.signals().trend())
            .thenComparingInt(paper -> paper.signals().upvotes().orElse(-1))
            .thenComparingInt(paper -> paper.signals().comments().orElse(-1))
            .reversed()
            .thenComparingLong(Paper::key);

    /** A paper may get on a list that counts some days after it was announced elsewhere. */
    private static final int LATER_LISTS = 7;

    private final Database database;

    public Editions(Database database) {
        this.database = database;
    }

    /** The edition of a day, in trending order; empty if there are neither papers nor reports. */
    public Optional<Edition> find(LocalDate day) {
        return database.read(handle -> {
            var papers = arrivals(handle, day, day).stream()
                    .map(Arrival::paper)
                    .sorted(TRENDING)
                    .toList();
            var reports = new ReportRows(handle).between(day, day);
            return papers.isEmpty() && reports.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Edition(day, papers, reports));
        });
    }

    /** The newest day with papers, not after the given one. */
    public Optional<LocalDate> newest(LocalDate until) {
        return day("select max(announced_on) from edition_paper where announced_on <= :day", until);
    }

    /** The day with papers that the most recently stored paper belongs to. */
    public Optional<LocalDate> newestCollected() {
        return database.read(handle -> handle.createQuery(
                        "select announced_on from edition_paper order by added_at desc, announced_on desc limit 1")
                .mapTo(LocalDate.class)
                .findFirst());
    }

    /** The nearest day with papers before the given one. */
    public Optional<LocalDate> before(LocalDate day) {
        return day("select max(announced_on) from edition_paper where announced_on < :day", day);
    }

    /** The nearest day with papers after the given one. */
    public Optional<LocalDate> after(LocalDate day) {
        return day("select min(announced_on) from edition_paper where announced_on > :day", day);
    }

    private Optional<LocalDate> day(String sql, LocalDate day) {
        return database.read(handle ->
                handle.createQuery(sql).bind("day", day).mapTo(LocalDate.class).findFirst());
    }

    /** The days of a month that have papers, with how many. */
    public SortedMap<LocalDate, Integer> days(YearMonth month) {
        return database.read(handle -> {
            var days = new TreeMap<LocalDate, Integer>();
            handle.createQuery("""
                            select announced_on, count(*) as papers from edition_paper
                            where announced_on between :first and :last
                            group by announced_on""")
                    .bind("first", month.atDay(1))
                    .bind("last", month.atEndOfMonth())
                    .map((row, context) -> days.put(row.getObject(1, LocalDate.class), row.getInt(2)))
                    .list();
            return days;
        });
    }

    /** The papers of the editions from one day to another, both included, by day, with the moment each came to us. */
    public List<Arrival> arrivals(LocalDate from, LocalDate to) {
        return database.read(handle -> arrivals(handle, from, to));
    }

    private static List<Arrival> arrivals(Handle handle, LocalDate from, LocalDate to) {
        var moments = new LinkedHashMap<Long, Instant>();
        handle.createQuery("""
                        select paper_id, added_at from edition_paper
                        where announced_on between :from and :to
                        order by announced_on, paper_id""")
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> moments.put(row.getLong("paper_id"), RowReader.instant(row, "added_at")))
                .list();
        var dues = dues(handle, from, to);
        var trends = Trend.of(counts(handle, from, to.plusDays(LATER_LISTS)), to);
        return new PaperReader(handle)
                .byKeys(moments.keySet()).stream()
                        .flatMap(paper -> Optional.ofNullable(moments.get(paper.key()))
                                .map(at -> new Arrival(
                                        paper.withTrend(trends.getOrDefault(paper.key(), 0.0)),
                                        at,
                                        dues.getOrDefault(paper.key(), Source.endOf(paper.day()))))
                                .stream())
                        .sorted(Comparator.comparing(
                                        (Arrival arrival) -> arrival.paper().day())
                                .thenComparing(arrival -> arrival.paper().key()))
                        .toList();
    }

    /** When the first list was complete that announced a paper on its day. */
    private static Map<Long, Instant> dues(Handle handle, LocalDate from, LocalDate to) {
        var dues = new HashMap<Long, Instant>();
        handle.createQuery("""
                        select e.paper_id, min(r.closes_at) as due
                        from sighting s
                        join paper p on p.id = s.paper_id
                        join edition_paper e on e.paper_id = coalesce(p.same_as, p.id) and e.announced_on = s.announced_on
                        join edition_source r on r.source = s.source and r.announced_on = s.announced_on
                        where s.announced_on between :from and :to and r.closes_at is not null
                        group by e.paper_id""")
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> dues.put(
                        row.getLong("paper_id"),
                        row.getObject("due", OffsetDateTime.class).toInstant()))
                .list();
        return dues;
    }

    /** What was counted last of each paper on each list of some days. */
    private static List<Trend.Count> counts(Handle handle, LocalDate from, LocalDate to) {
        return handle.createQuery("""
                        select shown_by, source, announced_on, upvotes, comments
                        from (
                          select s.*, coalesce(p.same_as, p.id) as shown_by, row_number() over (
                            partition by coalesce(p.same_as, p.id), source, announced_on
                            order by observed_on desc, upvotes desc, comments desc) as age
                          from sighting s join paper p on p.id = s.paper_id
                          where announced_on between :from and :to and coalesce(upvotes, comments) is not null
                        ) newest
                        where age = 1""")
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> new Trend.Count(
                        row.getLong("shown_by"),
                        row.getString("source"),
                        row.getObject("announced_on", LocalDate.class),
                        row.getInt("upvotes"),
                        row.getInt("comments")))
                .list();
    }

    /** The source reports of the days from one to another, both included, by day and label. */
    public List<SourceReport> reports(LocalDate from, LocalDate to) {
        return database.read(handle -> new ReportRows(handle).between(from, to));
    }
}
