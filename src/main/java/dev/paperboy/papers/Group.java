package dev.paperboy.papers;

import dev.paperboy.papers.PaperId.Scheme;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows that are one work. */
final class Group {

    private static final List<Scheme> IDS = List.of(Scheme.ARXIV, Scheme.DOI, Scheme.HUGGINGFACE);

    private final List<Row> rows = new ArrayList<>();
    private final Map<Scheme, Set<PaperId>> ids = new EnumMap<>(Scheme.class);
    private final Set<String> families = new HashSet<>();

    Group(Collection<Row> rows) {
        rows.forEach(this::add);
    }

    private void add(Row row) {
        rows.add(row);
        IDS.forEach(scheme -> ids(scheme).addAll(row.ids(scheme)));
        row.family().ifPresent(families::add);
    }

    void join(Group other) {
        other.rows.forEach(this::add);
    }

    Set<PaperId> ids(Scheme scheme) {
        return ids.computeIfAbsent(scheme, first -> new HashSet<>());
    }

    /** Whether both have ids of one kind and none in common, or first authors and none in common. */
    boolean contradicts(Group other) {
        return IDS.stream().anyMatch(scheme -> differ(ids(scheme), other.ids(scheme)))
                || differ(families, other.families);
    }

    private static <T> boolean differ(Set<T> one, Set<T> other) {
        return !one.isEmpty() && !other.isEmpty() && Collections.disjoint(one, other);
    }

    /** Whether a first author is known to be the same, instead of just not known to be another. */
    boolean sharesAuthor(Group other) {
        return !Collections.disjoint(families, other.families);
    }

    List<Row> rows() {
        return rows;
    }

    /** The row that says best which work it is. */
    Row best() {
        return rows.stream().min(Row.BEST).orElseThrow();
    }

    /** The row that shows the work: the one that has been known longest, since readers' picks hang on it. */
    Row face() {
        return rows.stream()
                .min(Comparator.comparingLong(
                                (Row row) -> row.stored().map(Row.Stored::key).orElse(Long.MAX_VALUE))
                        .thenComparing(Row.BEST))
                .orElseThrow();
    }

    /** What all rows say together. */
    Description description() {
        return rows.stream().map(Row::own).reduce(Description::merge).orElseThrow();
    }

    Row.Place place() {
        return new Row.Place(
                rows.stream().map(Row::firstDay).min(Comparator.naturalOrder()).orElseThrow(),
                rows.stream().map(Row::createdAt).min(Comparator.naturalOrder()).orElseThrow());
    }

    boolean isNew() {
        return rows.stream().allMatch(row -> row.stored().isEmpty());
    }
}
