package dev.paperboy.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All reports that go by one best name. What is told under one name is of one work for good, so that a row is never taken apart; which
 * rows are one work is decided anew whenever one of them changes, see {@link Grouping}.
 */
final class Row {

    /** Those that say best which work is meant come first; a title with its author says more than a title alone. */
    static final Comparator<Row> BEST = Comparator.comparing((Row row) -> row.scheme())
            .thenComparing(row -> row.isTitleAlone())
            .thenComparing(row -> row.identity().value());

    /** Where a work stands: in the edition of a day, since a moment. */
    record Place(LocalDate day, Instant addedAt) {}

    /**
     * The row as the database has it.
     *
     * @param name by which the work is called that it shows; a row that is shown by another one has a name of no meaning
     * @param sameAs the row that shows it
     * @param shown what it shows
     * @param own what it says itself
     * @param place of the work that it shows
     */
    record Stored(
            long key,
            String name,
            OptionalLong sameAs,
            Description shown,
            Description own,
            LocalDate firstDay,
            Optional<Place> place) {}

    private final PaperId identity;
    private final Optional<Stored> stored;
    private final Instant createdAt;
    private Description own;
    private LocalDate firstDay;
    private final Set<PaperId> names = new LinkedHashSet<>();
    private final Set<PaperId> newNames = new LinkedHashSet<>();
    private final Map<LocalDate, Signals> seen = new HashMap<>();

    Row(PaperId identity, Stored stored, Instant createdAt, Collection<PaperId> names) {
        this.identity = identity;
        this.stored = Optional.of(stored);
        this.own = stored.own();
        this.firstDay = stored.firstDay();
        this.createdAt = createdAt;
        this.names.addAll(names);
    }

    Row(Named first, Instant now) {
        this.identity = first.identity();
        this.stored = Optional.empty();
        this.own = first.description();
        this.firstDay = first.sighting().day();
        this.createdAt = now;
    }

    void see(Named report) {
        var day = report.sighting().day();
        own = own.merge(report.description());
        firstDay = day.isBefore(firstDay) ? day : firstDay;
        report.names().stream().filter(names::add).forEach(newNames::add);
        seen.merge(day, report.sighting().signals(), Row::most);
    }

    private static Signals most(Signals one, Signals other) {
        return new Signals(
                most(one.upvotes(), other.upvotes()),
                most(one.comments(), other.comments()),
                most(one.githubStars(), other.githubStars()));
    }

    private static OptionalInt most(OptionalInt one, OptionalInt other) {
        return one.isPresent() && (other.isEmpty() || one.getAsInt() >= other.getAsInt()) ? one : other;
    }

    PaperId identity() {
        return identity;
    }

    PaperId.Scheme scheme() {
        return identity.scheme();
    }

    /** Whether nothing but a title is known. */
    boolean isTitleAlone() {
        return scheme() == PaperId.Scheme.TITLE && family().isEmpty();
    }

    Optional<String> family() {
        return FamilyName.ofFirst(own.authors());
    }

    Set<PaperId> ids(PaperId.Scheme scheme) {
        return names.stream().filter(name -> name.scheme() == scheme).collect(Collectors.toSet());
    }

    Optional<Stored> stored() {
        return stored;
    }

    Description own() {
        return own;
    }

    LocalDate firstDay() {
        return firstDay;
    }

    Instant createdAt() {
        return createdAt;
    }

    Set<PaperId> names() {
        return names;
    }

    Set<PaperId> newNames() {
        return newNames;
    }

    /** The signals of the reports seen now, by the day of the source's list. */
    Map<LocalDate, Signals> seen() {
        return seen;
    }
}
