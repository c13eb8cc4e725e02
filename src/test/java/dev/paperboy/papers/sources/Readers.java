package dev.paperboy.papers.sources;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The parsers by the kind of what they read, for trials with one answer after the other; each tells how many papers it found. */
public final class Readers {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

    private Readers() {}

    /** A parser. */
    public interface Reader {
        int read(byte[] answer) throws IOException;
    }

    public static int feed(byte[] answer) throws IOException {
        return FeedReader.read(answer, DAY, DAY).sightings().size();
    }

    public static int arxiv(byte[] answer) throws IOException {
        return ArxivApi.read(answer, (Instant submitted) -> LocalDate.ofInstant(submitted, ZoneOffset.UTC))
                .entries()
                .size();
    }

    public static int oai(byte[] answer) throws IOException {
        return ArxivOai.read(answer).records().size();
    }

    public static int huggingFace(byte[] answer) throws IOException {
        return DailyPapersJson.read(answer, DAY).sightings().size();
    }

    public static int page(byte[] answer) throws IOException {
        return DailyPapersPage.read(answer, DAY).sightings().size();
    }

    public static int rxiv(byte[] answer) throws IOException {
        return RxivJson.read(answer).papers().size();
    }

    public static int crossref(byte[] answer) throws IOException {
        return CrossrefJson.read(answer).posted().size();
    }
}
