package dev.paperboy.papers;

import dev.paperboy.papers.PaperId.Scheme;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Decides which rows are one work, from what they all are and never from which came first:
 *
 * <ol>
 *   <li>Rows that share an id of their own kind are one work: a report that gives two arXiv ids says that they are the same.
 *   <li>Then each kind in turn (DOIs, Hugging Face's own names, titles with an author, titles alone) looks for its place among the
 *       better kinds. One of its ids that is given there ties it. If several works give that id, as when two arXiv papers name one DOI,
 *       they stay several, and it goes to the one whose name is the first in the alphabet.
 *   <li>What no id ties is tied by its title, if that is telling, if no id contradicts (a work has one arXiv id and one DOI, unless a
 *       report says that two are the same), and if the first authors agree as far as they are known. Of several works with that title
 *       one by a known author goes before one without, and then the first in the alphabet.
 * </ol>
 *
 * Pure. What it decides of a row depends on the rows that it shares a name with, on those that these share one with, and so on.
 */
final class Grouping {

    private static final Comparator<Group> FIRST = Comparator.comparing(Group::best, Row.BEST);

    /** The works found so far, by all their names. */
    private final Map<PaperId, Set<Group>> works = new HashMap<>();

    private final Set<Group> all = new LinkedHashSet<>();

    private Grouping() {}

    static Collection<Group> of(Collection<Row> rows) {
        var kinds = new TreeMap<Integer, List<Row>>();
        rows.stream().sorted(Row.BEST).forEach(row -> kinds.computeIfAbsent(kind(row), first -> new ArrayList<>())
                .add(row));
        var grouping = new Grouping();
        kinds.values().forEach(kind -> grouping.place(sameIds(kind)));
        return grouping.all;
    }

    private static int kind(Row row) {
        return row.scheme().ordinal() + (row.isTitleAlone() ? 1 : 0);
    }

    /** In the order of their best names. */
    private static List<Group> sameIds(List<Row> kind) {
        var owners = new HashMap<PaperId, Group>();
        var groups = new LinkedHashSet<Group>();
        for (var row : kind) {
            var group = new Group(List.of(row));
            if (row.scheme() != Scheme.TITLE) {
                for (var id : row.ids(row.scheme())) {
                    var other = owners.get(id);
                    if (other != null && other != group) {
                        groups.remove(group);
                        other.join(group);
                        group.ids(row.scheme()).forEach(known -> owners.put(known, other));
                        group = other;
                    }
                }
                var whole = group;
                whole.ids(row.scheme()).forEach(id -> owners.put(id, whole));
            }
            groups.add(group);
        }
        return groups.stream().sorted(FIRST).toList();
    }

    /** All of a kind look at the better kinds only, so that none of them is in another's way. */
    private void place(List<Group> kind) {
        var homes = new LinkedHashMap<Group, Group>();
        for (var group : kind) {
            byId(group).ifPresent(home -> homes.put(group, home));
        }
        homes.forEach((group, home) -> home.join(group));
        for (var group : kind) {
            if (!homes.containsKey(group)) {
                var home = byTitle(group);
                home.ifPresent(found -> found.join(group));
                homes.put(group, home.orElse(group));
            }
        }
        homes.forEach(this::remember);
    }

    private Optional<Group> byId(Group group) {
        return known(group, false).min(FIRST);
    }

    private Optional<Group> byTitle(Group group) {
        return known(group, true)
                .filter(work -> !work.contradicts(group))
                .min(Comparator.comparing((Group work) -> !work.sharesAuthor(group))
                        .thenComparing(FIRST));
    }

    private Stream<Group> known(Group group, boolean byTitle) {
        return group.rows().stream()
                .flatMap(row -> row.names().stream())
                .filter(name -> (name.scheme() == Scheme.TITLE) == byTitle)
                .distinct()
                .flatMap(name -> works.getOrDefault(name, Set.of()).stream())
                .distinct();
    }

    private void remember(Group group, Group home) {
        all.add(home);
        group.rows().stream().flatMap(row -> row.names().stream()).forEach(name -> works.computeIfAbsent(
                        name, first -> new LinkedHashSet<>())
                .add(home));
    }
}
