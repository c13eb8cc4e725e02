package dev.paperboy.papers;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides which reports are of one work. An id ties always, except that two arXiv ids are two works. A title ties if it is telling,
 * no id contradicts and the first authors agree as far as they are known. Pure: it is given the works that the reports may
 * belong to, and tells what became of them.
 */
final class Identity {

    /** A row that turned out to be the work of another row. */
    record Merger(Work gone, Work survivor) {}

    private final Map<PaperId, Work> owners = new HashMap<>();
    private final Set<Work> works = new LinkedHashSet<>();
    private final List<Merger> mergers = new ArrayList<>();
    private final Instant now;

    Identity(Collection<Work> known, Instant now) {
        this.now = now;
        known.forEach(work -> work.names().forEach(name -> owners.put(name, work)));
    }

    void add(Named report) {
        Optional<Work> found = byIds(report);
        for (var name : report.titleIds()) {
            found = tied(found, Optional.ofNullable(owners.get(name)).filter(byTitle(report, found)));
        }
        var work = found.orElseGet(() -> new Work(report, now));
        work.see(report);
        claim(work, report);
        works.add(work);
    }

    private Optional<Work> byIds(Named report) {
        Optional<Work> found = Optional.empty();
        for (var id : report.ids()) {
            var owner = Optional.ofNullable(owners.get(id));
            var before = found;
            found = tied(found, owner.filter(work -> !contradicts(PaperId.Scheme.ARXIV, report, before, work)));
        }
        return found;
    }

    private Predicate<Work> byTitle(Named report, Optional<Work> found) {
        return work -> !contradicts(PaperId.Scheme.ARXIV, report, found, work)
                && !contradicts(PaperId.Scheme.DOI, report, found, work)
                && (report.title().isTelling() || hasNoId(report, found, work))
                && agree(report.firstAuthor(), work)
                && agree(found.flatMap(f -> FamilyName.ofFirst(f.description().authors())), work);
    }

    private static boolean agree(Optional<String> family, Work work) {
        var other = FamilyName.ofFirst(work.description().authors());
        return family.isEmpty() || other.isEmpty() || family.equals(other);
    }

    private static boolean hasNoId(Named report, Optional<Work> found, Work work) {
        return report.ids().isEmpty() && found.stream().noneMatch(Work::hasId) && !work.hasId();
    }

    /** Whether a scheme names both sides, and differently. */
    private static boolean contradicts(PaperId.Scheme scheme, Named report, Optional<Work> found, Work work) {
        var ours = new HashSet<String>();
        found.ifPresent(f -> ours.addAll(f.values(scheme)));
        report.ids().stream()
                .filter(id -> id.scheme() == scheme)
                .map(PaperId::value)
                .forEach(ours::add);
        var theirs = work.values(scheme);
        return !ours.isEmpty() && !theirs.isEmpty() && ours.stream().noneMatch(theirs::contains);
    }

    private Optional<Work> tied(Optional<Work> one, Optional<Work> other) {
        return one.isPresent() && other.isPresent() && one.get() != other.get()
                ? Optional.of(merge(one.get(), other.get()))
                : one.or(() -> other);
    }

    /** The older row survives; what was new in this batch is no row yet and goes without a trace. */
    private Work merge(Work one, Work other) {
        boolean first = age(one) <= age(other);
        var survivor = first ? one : other;
        var gone = first ? other : one;
        survivor.absorb(gone);
        gone.names().forEach(name -> owners.put(name, survivor));
        works.remove(gone);
        if (gone.key().isPresent()) {
            mergers.add(new Merger(gone, survivor));
        }
        return survivor;
    }

    private static long age(Work work) {
        return work.key().orElse(Long.MAX_VALUE);
    }

    /** Gives a work the names that no other work has. A short title names only works that have no other name. */
    private void claim(Work work, Named report) {
        report.ids().forEach(id -> claim(work, id));
        if (report.title().isTelling() || report.ids().isEmpty()) {
            report.titleIds().forEach(id -> claim(work, id));
        }
    }

    private void claim(Work work, PaperId name) {
        if (owners.putIfAbsent(name, work) == null) {
            work.name(name);
        }
    }

    /** The works that reports were seen of, each once. */
    Collection<Work> works() {
        return works;
    }

    /** In the order in which they were found out, so that a row's survivor may itself go later. */
    List<Merger> mergers() {
        return mergers;
    }
}
