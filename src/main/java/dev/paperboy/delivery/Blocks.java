package dev.paperboy.delivery;

import dev.paperboy.papers.Paper;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What is the same of a paper in all mails of one issue date; made for the first of them. */
final class Blocks {

    /** The papers of some days; a block is a few hundred bytes. */
    private static final int MOST = 2_000;

    /**
     * A paper, ready to be shown.
     *
     * @param link where it can be read
     * @param facts what else is known of it
     */
    record Block(String title, String link, String authors, String facts) {}

    private record Key(LocalDate issueDate, long paper, String title) {}

    private final Map<Key, Block> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Block> eldest) {
            return size() > MOST;
        }
    };

    Block of(LocalDate issueDate, Paper paper, Supplier<Block> make) {
        var key = new Key(issueDate, paper.key(), paper.title());
        synchronized (known) {
            return known.computeIfAbsent(key, none -> make.get());
        }
    }
}
