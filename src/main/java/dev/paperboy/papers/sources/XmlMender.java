package dev.paperboy.papers.sources;

import dev.paperboy.papers.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Takes the entries that are not well-formed out of a list that is not, and leaves an empty one in the place of each, so that one
 * entry's fault costs that entry and its place can be named. What is not whole at its end is not mended: half a list is no list.
 */
final class XmlMender {

    private static final Pattern ROOT = Pattern.compile("<([A-Za-z][\\w.:-]{0,50})(?:\\s[^<>]{0,5000})?>");
    private static final Pattern ENTRY =
            Pattern.compile("<((?:[A-Za-z][\\w.-]{0,30}:)?(?:entry|item|record))(?=[\\s>])");

    /** arXiv sends 2,000 entries at most. */
    private static final int MOST_ENTRIES = 50_000;

    private static final int MOST_BROKEN = 2_000;

    /** Most entries are whole, and looking at some together takes hardly longer than looking at one. */
    private static final int TOGETHER = 64;

    private final String document;
    private final String begin;
    private final String end;
    private final Predicate<String> isWhole;
    private final List<Entry> broken = new ArrayList<>();

    private XmlMender(String document, String begin, String end, Predicate<String> isWhole) {
        this.document = document;
        this.begin = begin;
        this.end = end;
        this.isWhole = isWhole;
    }

    /** @param closed whether it ends before the next one begins */
    private record Entry(String name, int from, int to, boolean closed) {}

    /**
     * @param isWhole whether a document is well-formed
     * @return nothing if there are no entries to take out, or the end is missing
     * @throws UnreadableException if so many entries are not well-formed that this is another format
     */
    static Optional<String> mended(String document, Predicate<String> isWhole) throws UnreadableException {
        var root = ROOT.matcher(document);
        if (!root.find() || !document.stripTrailing().endsWith("</" + root.group(1) + ">")) {
            return Optional.empty();
        }
        var mender = new XmlMender(document, root.group(), "</" + root.group(1) + ">", isWhole);
        var entries = entries(document, root.end());
        for (int from = 0; from < entries.size(); from += TOGETHER) {
            mender.look(entries.subList(from, Math.min(from + TOGETHER, entries.size())));
        }
        return mender.broken.isEmpty() ? Optional.empty() : Optional.of(mender.withoutBroken());
    }

    private static List<Entry> entries(String document, int from) throws UnreadableException {
        var entries = new ArrayList<Entry>();
        var begin = ENTRY.matcher(document);
        boolean found = begin.find(from);
        while (found) {
            int start = begin.start();
            var name = begin.group(1);
            found = begin.find();
            int next = found ? begin.start() : document.length();
            // Within the entry only: looking on to the end of the document each time would take for ever.
            int close = document.substring(start, next).indexOf("</" + name + ">");
            int stop = close >= 0 ? start + close + name.length() + 3 : found ? next : document.lastIndexOf("</");
            entries.add(new Entry(name, start, Math.max(start, stop), close >= 0));
            if (entries.size() > MOST_ENTRIES) {
                throw new UnreadableException(
                        "The XML is not well-formed, and has more entries than any list of papers");
            }
        }
        return entries;
    }

    /** Looks at entries together, and closer if they are not whole. */
    private void look(List<Entry> entries) throws UnreadableException {
        if (entries.stream().allMatch(Entry::closed) && isWhole.test(list(entries))) {
            return;
        }
        if (entries.size() == 1) {
            broken.add(entries.get(0));
            if (broken.size() > MOST_BROKEN) {
                throw new UnreadableException("More than " + MOST_BROKEN + " entries of the XML are not well-formed");
            }
            return;
        }
        int half = entries.size() / 2;
        look(entries.subList(0, half));
        look(entries.subList(half, entries.size()));
    }

    private String list(List<Entry> entries) {
        var list = new StringBuilder(begin);
        entries.forEach(entry -> list.append(document, entry.from(), entry.to()));
        return list.append(end).toString();
    }

    private String withoutBroken() {
        var mended = new StringBuilder();
        int done = 0;
        for (var entry : broken) {
            mended.append(document, done, entry.from()).append("<" + entry.name() + "></" + entry.name() + ">");
            done = entry.to();
        }
        return mended.append(document, done, document.length()).toString();
    }
}
