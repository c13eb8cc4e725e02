package dev.paperboy.matching;

import dev.paperboy.papers.Paper;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The shelves that were made last: readers look at the same few days again and again. Safe for several threads. */
final class LatestShelves {

    /** Each costs about 50 MB on a week of 3,000 papers. */
    private static final int MOST = 2;

    private final Deque<Entry> entries = new ArrayDeque<>();

    private record Entry(Set<Paper> papers, List<Paper> earlier, Shelf shelf) {}

    /**
     * The shelf of these papers, or the one that is made now.
     *
     * @param earlier known by its identity: the archive hands out the same list until it is read anew
     */
    synchronized Shelf get(Collection<Paper> papers, List<Paper> earlier, Supplier<Shelf> make) {
        var wanted = Set.copyOf(papers);
        for (var entry : entries) {
            if (entry.earlier() == earlier && entry.papers().equals(wanted)) {
                return entry.shelf();
            }
        }
        var entry = new Entry(wanted, earlier, make.get());
        entries.addFirst(entry);
        if (entries.size() > MOST) {
            entries.removeLast();
        }
        return entry.shelf();
    }
}
