package dev.paperboy.papers.sources;

import dev.paperboy.papers.CleanText;
import dev.paperboy.papers.Sighting;
import dev.paperboy.papers.Signals;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Reads the text of a Daily Papers page, as it is when one marks the page and copies it: a heading with the date, then titles and
 * abstracts by turns, blank lines between them.
 */
final class DailyPapersText {

    private static final int LONGEST_HEADING = 20;
    private static final int QUOTED = 60;

    private DailyPapersText() {}

    /**
     * @param given the list's day, if known better than from the heading
     * @param today for a heading without a year
     * @throws IOException if this is not such a page, or of no known day
     */
    static DailyList read(String text, Optional<LocalDate> given, LocalDate today) throws IOException {
        if (text.replaceFirst("^\uFEFF", "").stripLeading().startsWith("<")) {
            throw unknown();
        }
        var lines = text.replaceFirst("^\uFEFF", "").lines().toList();
        int dateLine = dateLine(lines, today);
        var day = given.or(() -> dateLine < 0 ? Optional.empty() : Dates.heading(lines.get(dateLine), today));
        int first = dateLine < 0 ? afterBanner(lines) : dateLine + 1;
        var entries = Pairing.of(Block.of(lines.subList(first, lines.size()), first + 1));
        if (entries.stream().noneMatch(DailyPapersText::whole)) {
            throw unknown();
        }
        if (day.isEmpty()) {
            throw new IOException("it has no line with the date, and no date was given");
        }
        return new DailyList(day.get(), gathered(entries, day.get()).answer(""));
    }

    private static IOException unknown() {
        return new IOException(
                "it is none of these: the text of a Daily Papers page, a JSON list of daily papers, an RSS or Atom feed, an answer of arXiv, BibTeX, RIS");
    }

    /** The line of the heading that is a date, or -1. */
    private static int dateLine(List<String> lines, LocalDate today) {
        int seen = 0;
        for (int i = 0; i < lines.size() && seen < LONGEST_HEADING; i++) {
            var line = lines.get(i).strip();
            if (line.isEmpty()) {
                continue;
            }
            if (Dates.heading(line, today).isPresent()) {
                return i;
            }
            if (new Block(i + 1, line).look() == Block.Look.ABSTRACT) {
                return -1;
            }
            seen++;
        }
        return -1;
    }

    private static int afterBanner(List<String> lines) {
        int first = 0;
        while (first < lines.size() && isBanner(lines.get(first).strip())) {
            first++;
        }
        return first;
    }

    private static boolean isBanner(String line) {
        return line.isEmpty()
                || line.equals("new")
                || line.equals("Subscribe")
                || line.equals("Daily Papers")
                || line.equals("Get trending papers in your email inbox!")
                || line.matches("by ?.{1,60} and the research community");
    }

    private static boolean whole(Pairing.Entry entry) {
        return entry.title().isPresent() && entry.abstractText().isPresent();
    }

    private static Gathered gathered(List<Pairing.Entry> entries, LocalDate day) {
        var gathered = new Gathered();
        int position = 0;
        for (var entry : entries) {
            position++;
            var title = CleanText.of(entry.title().orElse(""));
            var abstractText = CleanText.of(entry.abstractText().orElse(""));
            if (title.isBlank()) {
                gathered.skip(position, "line " + entry.line() + ": abstract without a title: " + quoted(abstractText));
            } else if (abstractText.isBlank()) {
                gathered.skip(position, "line " + entry.line() + ": title without an abstract: " + quoted(title));
            } else {
                gathered.add(position, sighting(day, title, abstractText));
            }
        }
        return gathered;
    }

    private static Sighting sighting(LocalDate day, String title, String abstractText) {
        return new Sighting(
                day,
                List.of(),
                title,
                List.of(),
                abstractText,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Signals.NONE);
    }

    private static String quoted(String text) {
        return "\"" + (text.length() > QUOTED ? text.substring(0, QUOTED) + "…" : text) + "\"";
    }
}
