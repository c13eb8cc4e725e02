package dev.paperboy.papers.sources;

import dev.paperboy.papers.Answer;
import dev.paperboy.papers.CleanText;
import dev.paperboy.papers.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A file with one day's list: the text of a Daily Papers page, the JSON of Hugging Face's API, a feed of arXiv or anyone else, an answer
 * of arXiv's API, or a reader's library in BibTeX or RIS. What it is, is recognised by its content. Read again at every question.
 */
public final class FileSource implements Source {

    private static final int LARGEST = 64 * 1024 * 1024;

    private final Path file;
    private final Optional<LocalDate> date;
    private final InstantSource clock;

    /** @param date the day of the list; stands above a date in the file's heading, but not above that of a single entry */
    public FileSource(Path file, Optional<LocalDate> date, InstantSource clock) {
        this.file = file;
        this.date = date;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public String label() {
        var name = CleanText.of(String.valueOf(file.getFileName()));
        return "File " + (name.length() > 100 ? name.substring(0, 100) + "…" : name);
    }

    /**
     * The day whose list this is: the one that was given, or else the one that the file says.
     *
     * @throws IOException if the file cannot be read, is none of these kinds, or no day is given
     */
    public LocalDate day() throws IOException {
        return date.isPresent() ? date.get() : list().day();
    }

    /** All there is of the day. */
    @Override
    public Instant closes(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    public Answer announcedOn(LocalDate day) throws IOException {
        var all = list().answer();
        var ofDay = all.sightings().stream()
                .filter(sighting -> sighting.day().equals(day))
                .toList();
        int others = all.sightings().size() - ofDay.size();
        return new Answer(ofDay, all.skipped(), others == 0 ? "" : "papers of other days left out: " + others);
    }

    private DailyList list() throws IOException {
        var bytes = bytes();
        var text = XmlText.of(bytes);
        try {
            return list(bytes, text, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        } catch (IOException e) {
            throw new IOException(file + " cannot be used: " + e.getMessage(), e);
        }
    }

    private DailyList list(byte[] bytes, String text, LocalDate today) throws IOException {
        if (text.stripLeading().startsWith("[")) {
            var day = date.isPresent() ? date.get() : mostFrequent(DailyPapersJson.days(bytes));
            return new DailyList(day, DailyPapersJson.read(bytes, day));
        }
        if (XmlFile.looksLike(text)) {
            return XmlFile.read(bytes, date, today);
        }
        // A library is of no day: its papers come in on the day they are imported.
        var day = date.orElse(today);
        if (Ris.looksLike(text)) {
            return new DailyList(day, Ris.read(text, day));
        }
        return BibTex.looksLike(text)
                ? new DailyList(day, BibTex.read(text, day))
                : DailyPapersText.read(text, date, today);
    }

    static LocalDate mostFrequent(List<LocalDate> days) throws IOException {
        return days.stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<LocalDate, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElseThrow(() -> new IOException("it does not say of which day it is, and no date was given"));
    }

    private byte[] bytes() throws IOException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(LARGEST);
            if (in.read() >= 0) {
                throw new IOException("it is larger than " + LARGEST / 1024 / 1024 + " MiB");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new IOException(file + " does not exist", e);
        } catch (IOException e) {
            throw new IOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
