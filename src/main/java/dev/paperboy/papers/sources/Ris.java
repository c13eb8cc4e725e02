package dev.paperboy.papers.sources;

import dev.paperboy.papers.Answer;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads RIS, the format in which reference managers and publishers give lists: lines of a tag and a value, from TY to ER. */
final class Ris {

    private static final Pattern LINE = Pattern.compile("([A-Z][A-Z0-9])(?: {1,2}- ?| {2}-$)(.*)");

    private static final Pattern FIRST = Pattern.compile("TY {1,2}-");
    private static final int MOST_LINES_BEFORE = 20;

    private Ris() {}

    /** Some publishers write a few lines on themselves before the first entry. */
    static boolean looksLike(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(MOST_LINES_BEFORE)
                .anyMatch(line -> FIRST.matcher(line).lookingAt());
    }

    /** @throws IOException if there is not one entry */
    static Answer read(String text, LocalDate day) throws IOException {
        var gathered = new Gathered();
        int position = 0;
        for (var entry : entries(text)) {
            position++;
            try {
                gathered.add(position, reference(entry).sighting(day));
            } catch (IllegalArgumentException e) {
                gathered.skip(position, String.valueOf(e.getMessage()));
            }
        }
        if (position == 0) {
            throw new IOException("it is RIS without an entry");
        }
        return gathered.answer("");
    }

    private static List<Map<String, List<StringBuilder>>> entries(String text) {
        var entries = new ArrayList<Map<String, List<StringBuilder>>>();
        Map<String, List<StringBuilder>> entry = new LinkedHashMap<>();
        List<StringBuilder> last = new ArrayList<>();
        for (var line : text.lines().map(String::strip).toList()) {
            var found = LINE.matcher(line);
            if (!found.matches()) {
                // Long values go on in the next line.
                if (!last.isEmpty() && !line.isEmpty()) {
                    last.get(last.size() - 1).append(' ').append(line);
                }
                continue;
            }
            var tag = found.group(1);
            // An entry whose end is missing ends where the next begins.
            if ((tag.equals("ER") || tag.equals("TY")) && !entry.isEmpty()) {
                entries.add(entry);
                entry = new LinkedHashMap<>();
            }
            if (tag.equals("ER")) {
                // What stands between two entries belongs to neither.
                last = new ArrayList<>();
            } else {
                last = entry.computeIfAbsent(tag, none -> new ArrayList<>());
                last.add(new StringBuilder(found.group(2).strip()));
            }
        }
        if (!entry.isEmpty()) {
            entries.add(entry);
        }
        return entries;
    }

    private static Reference reference(Map<String, List<StringBuilder>> entry) {
        return new Reference(
                first(entry, "TI", "T1", "CT"),
                values(entry, "AU", "A1").toList(),
                first(entry, "AB", "N2"),
                values(entry, "DO", "UR", "L1", "L2", "M3", "AN", "ID").toList(),
                values(entry, "N1").toList(),
                values(entry, "KW").toList());
    }

    private static String first(Map<String, List<StringBuilder>> entry, String... tags) {
        return values(entry, tags).filter(text -> !text.isBlank()).findFirst().orElse("");
    }

    private static Stream<String> values(Map<String, List<StringBuilder>> entry, String... tags) {
        return Stream.of(tags)
                .flatMap(tag -> entry.getOrDefault(tag, List.of()).stream())
                .map(StringBuilder::toString);
    }
}
