package dev.paperboy.digest;

import dev.paperboy.papers.Paper;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The papers of the latest issue dates, read once for all who get them. Safe for several threads, which may read the same one twice. */
final class IssuedPapers {

    /** The papers of some days; each takes a few kilobytes. */
    private static final int MOST = 2_000;

    private final Function<Collection<Long>, List<Paper>> read;

    private record Place(LocalDate issueDate, long key) {}

    private final Map<Place, Paper> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Paper> eldest) {
            return size() > MOST;
        }
    };

    /** @param read gives papers by their keys */
    IssuedPapers(Function<Collection<Long>, List<Paper>> read) {
        this.read = read;
    }

    /** Those of some papers that there are, by their key. */
    Map<Long, Paper> papers(LocalDate issueDate, Set<Long> keys) {
        var found = new HashMap<Long, Paper>();
        var missing = new HashSet<Long>();
        synchronized (known) {
            for (var key : keys) {
                var paper = known.get(new Place(issueDate, key));
                if (paper == null) {
                    missing.add(key);
                } else {
                    found.put(key, paper);
                }
            }
        }
        if (!missing.isEmpty()) {
            var papers = read.apply(missing);
            synchronized (known) {
                papers.forEach(paper -> known.putIfAbsent(new Place(issueDate, paper.key()), paper));
            }
            papers.forEach(paper -> found.put(paper.key(), paper));
        }
        return found;
    }
}
