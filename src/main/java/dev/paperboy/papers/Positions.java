package dev.paperboy.papers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Where in a source's answer an entry was that could be read but not stored. */
final class Positions {

    private Positions() {}

    /**
     * All that was left out, in the order of the source's answer.
     *
     * @param unread with their places in the answer
     * @param unstored with their places among the entries that could be read
     */
    static List<Answer.Skipped> join(List<Answer.Skipped> unread, List<Answer.Skipped> unstored) {
        var taken = unread.stream().map(Answer.Skipped::position).collect(Collectors.toSet());
        var all = new ArrayList<>(unread);
        int position = 0;
        int readable = 0;
        for (var skip : unstored) {
            while (readable < skip.position()) {
                position++;
                readable += taken.contains(position) ? 0 : 1;
            }
            all.add(new Answer.Skipped(position, skip.reason()));
        }
        all.sort(Comparator.comparingInt(Answer.Skipped::position));
        return List.copyOf(all);
    }
}
