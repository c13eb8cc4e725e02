package dev.paperboy.digest;

import dev.paperboy.papers.Paper;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The papers of the latest issue dates, read once for all who get them. Safe for several threads, which may read the same one twice. */
final class IssuedPapers {

    /** The papers of some days; each takes a few kilobytes. */
    private static final int MOST = 2_000;

    private final Function<Collection<Long>, List<Paper>> read;

    /** A paper as it is on an issue date. If its day or title have changed since the date's first digests, it is another version. */
    record Version(LocalDate issueDate, long key, LocalDate announced, String title) {}

    private final Map<Version, Paper> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Version, Paper> eldest) {
            return size() > MOST;
        }
    };

    /** @param read gives papers by their keys */
    IssuedPapers(Function<Collection<Long>, List<Paper>> read) {
        this.read = read;
    }

    /** Those of some papers that there are, by their key. */
    Map<Long, Paper> papers(Collection<Version> versions) {
        var found = new HashMap<Long, Paper>();
        var missing = new HashMap<Long, Version>();
        synchronized (known) {
            for (var version : versions) {
                var paper = known.get(version);
                if (paper == null) {
                    missing.put(version.key(), version);
                } else {
                    found.put(version.key(), paper);
                }
            }
        }
        if (!missing.isEmpty()) {
            var papers = read.apply(missing.keySet());
            papers.forEach(paper -> found.put(paper.key(), paper));
            synchronized (known) {
                missing.forEach((key, version) ->
                        Optional.ofNullable(found.get(key)).ifPresent(paper -> known.putIfAbsent(version, paper)));
            }
        }
        return found;
    }
}
