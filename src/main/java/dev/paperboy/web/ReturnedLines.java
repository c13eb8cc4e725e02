package dev.paperboy.web;

import dev.paperboy.returns.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What came back in the last week, in sentences that name nobody. */
final class ReturnedLines {

    private ReturnedLines() {}

    static List<String> of(Map<Meaning, Long> counts) {
        var lines = new ArrayList<String>();
        add(lines, counts, Meaning.OURS, "refused because of us: whoever runs this Paperboy must look at the log");
        add(lines, counts, Meaning.COMPLAINT, "called spam by a reader, who gets no more");
        add(lines, counts, Meaning.DEAD, "to an address that takes no mail, which gets no more");
        add(lines, counts, Meaning.SOFT, "to a mailbox that was full or not reached");
        add(lines, counts, Meaning.UNCLEAR, "not understood, and kept to be read");
        return lines.isEmpty() ? List.of("Nothing that needs telling.") : lines;
    }

    private static void add(List<String> lines, Map<Meaning, Long> counts, Meaning meaning, String words) {
        var count = counts.getOrDefault(meaning, 0L);
        if (count > 0) {
            lines.add((count == 1 ? "1 mail " : count + " mails ") + words + ".");
        }
    }
}
