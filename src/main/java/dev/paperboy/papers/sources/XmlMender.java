package dev.paperboy.papers.sources;

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

    private XmlMender() {}

    /**
     * @param isWhole whether a document is well-formed
     * @return nothing if there are no entries to take out, or the end is missing
     */
    static Optional<String> mended(String document, Predicate<String> isWhole) {
        var root = ROOT.matcher(document);
        if (!root.find() || !document.stripTrailing().endsWith("</" + root.group(1) + ">")) {
            return Optional.empty();
        }
        var end = "</" + root.group(1) + ">";
        var mended = new StringBuilder();
        var entry = ENTRY.matcher(document);
        int done = 0;
        boolean changed = false;
        boolean found = entry.find(root.end());
        while (found) {
            int begin = entry.start();
            var name = entry.group(1);
            int close = document.indexOf("</" + name + ">", begin);
            found = entry.find();
            int next = found ? entry.start() : document.length();
            boolean closed = close >= 0 && close < next;
            int stop =
                    closed ? close + name.length() + 3 : found ? next : document.lastIndexOf("</", document.length());
            var text = document.substring(begin, Math.max(begin, stop));
            boolean whole = closed && isWhole.test(root.group() + text + end);
            changed |= !whole;
            mended.append(document, done, begin).append(whole ? text : "<" + name + "></" + name + ">");
            done = Math.max(begin, stop);
        }
        return changed ? Optional.of(mended.append(document.substring(done)).toString()) : Optional.empty();
    }
}
