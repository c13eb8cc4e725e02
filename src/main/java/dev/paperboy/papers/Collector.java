package dev.paperboy.papers;

import dev.paperboy.database.Database;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Asks sources for a day's papers and stores what they say; one source's failure never stops the others. */
@Singleton
public final class Collector {

    private final Papers papers;
    private final Database database;
    private final InstantSource clock;

    public Collector(Papers papers, Database database, InstantSource clock) {
        this.papers = papers;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Collects one day, and what each source wants looked at again. Can be repeated without harm.
     *
     * @param progress told each report as it is made
     * @return one report for each source and day asked
     */
    public List<SourceReport> collect(LocalDate day, Collection<Source> sources, Consumer<SourceReport> progress) {
        throw new UnsupportedOperationException();
    }
}
