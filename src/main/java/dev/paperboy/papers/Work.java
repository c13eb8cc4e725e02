package dev.paperboy.papers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** One work while reports of it are put together: a row that is known, or one to be. */
final class Work {

    private static final Comparator<PaperId> BEST =
            Comparator.comparing(PaperId::scheme).thenComparing(PaperId::value);

    /** The row as the database has it. */
    record Row(long key, Description description, LocalDate firstDay, Instant addedAt) {}

    private final OptionalLong key;
    private Description description;
    private LocalDate firstDay;
    private Instant addedAt;
    private final Set<PaperId> names = new LinkedHashSet<>();
    private final Set<PaperId> newNames = new LinkedHashSet<>();
    private final Map<LocalDate, Signals> seen = new HashMap<>();
    private boolean changed;

    Work(Row row, Collection<PaperId> names) {
        this.key = OptionalLong.of(row.key());
        this.description = row.description();
        this.firstDay = row.firstDay();
        this.addedAt = row.addedAt();
        this.names.addAll(names);
    }

    Work(Named first, Instant now) {
        this.key = OptionalLong.empty();
        this.description = first.description();
        this.firstDay = first.sighting().day();
        this.addedAt = now;
    }

    void see(Named report) {
        update(
                description.merge(report.description()),
                earlier(firstDay, report.sighting().day()));
        seen.merge(report.sighting().day(), report.sighting().signals(), Work::most);
    }

    void name(PaperId name) {
        if (names.add(name)) {
            newNames.add(name);
            changed = true;
        }
    }

    /** Takes over what was known of another row that turned out to be the same work. */
    void absorb(Work other) {
        update(description.merge(other.description), earlier(firstDay, other.firstDay));
        addedAt = other.addedAt.isBefore(addedAt) ? other.addedAt : addedAt;
        names.addAll(other.names);
        newNames.addAll(other.newNames);
        other.seen.forEach((day, signals) -> seen.merge(day, signals, Work::most));
        changed = true;
    }

    private void update(Description merged, LocalDate day) {
        changed |= !merged.equals(description) || !day.equals(firstDay);
        description = merged;
        firstDay = day;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return other.isBefore(one) ? other : one;
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

    /** The best name: the alphabetically first of its scheme, or, of titles' names, the one that its title alone gives. */
    PaperId bestName() {
        var best = names.stream().min(BEST).orElseThrow();
        var plain = hasId() ? best : NormalTitle.of(description.title()).id();
        return names.contains(plain) ? plain : best;
    }

    boolean hasId() {
        return names.stream().anyMatch(name -> name.scheme() != PaperId.Scheme.TITLE);
    }

    Set<String> values(PaperId.Scheme scheme) {
        return names.stream()
                .filter(name -> name.scheme() == scheme)
                .map(PaperId::value)
                .collect(Collectors.toSet());
    }

    OptionalLong key() {
        return key;
    }

    Description description() {
        return description;
    }

    LocalDate firstDay() {
        return firstDay;
    }

    Instant addedAt() {
        return addedAt;
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

    boolean isChanged() {
        return changed;
    }
}
