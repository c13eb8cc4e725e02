package dev.paperboy.papers;

import dev.paperboy.database.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The papers that are known, one row for each work. */
@Singleton
public final class Papers {

    private final Database database;

    public Papers(Database database) {
        this.database = database;
    }

    /** A paper by any of its names. */
    public Optional<Paper> find(PaperId id) {
        throw new UnsupportedOperationException();
    }

    /** The papers in some rows, in no particular order. */
    public List<Paper> byKeys(Collection<Long> keys) {
        throw new UnsupportedOperationException();
    }

    /**
     * Stores what a source said, in one transaction: new works get a row and a place in the edition of the sighting's day, reports of
     * known works are merged into theirs. Storing the same again changes nothing.
     *
     * @param observedOn the UTC date on which the source was asked
     */
    public Stored store(String source, List<Sighting> sightings, LocalDate observedOn, Instant now) {
        throw new UnsupportedOperationException();
    }

    /**
     * @param added works that were new
     * @param merged reports of works that were known
     */
    public record Stored(int added, int merged) {}
}
