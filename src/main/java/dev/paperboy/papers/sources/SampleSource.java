package dev.paperboy.papers.sources;

import dev.paperboy.papers.Answer;
import dev.paperboy.papers.Source;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;

/** The edition that ships with Paperboy, for a first look without a network: well-known papers, announced on whatever day is asked. */
@Singleton
public final class SampleSource implements Source {

    private static final String EDITION = "/sample-edition.json";

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public String label() {
        return "Sample edition";
    }

    /** All there is of the day. */
    @Override
    public Instant closes(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    public Answer announcedOn(LocalDate day) throws IOException {
        try (var in = SampleSource.class.getResourceAsStream(EDITION)) {
            return DailyPapersJson.read(Objects.requireNonNull(in, EDITION).readAllBytes(), day);
        }
    }
}
