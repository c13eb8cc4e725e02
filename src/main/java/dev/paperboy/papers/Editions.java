package dev.paperboy.papers;

import dev.paperboy.database.Database;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Reads the editions: which papers were announced on which day, and what came of asking each source. */
@Singleton
public final class Editions {

    private final Database database;

    public Editions(Database database) {
        this.database = database;
    }

    /** The edition of a day, in trending order; empty if there are neither papers nor reports. */
    public Optional<Edition> find(LocalDate day) {
        throw new UnsupportedOperationException();
    }

    /** The newest day with papers, not after the given one. */
    public Optional<LocalDate> newest(LocalDate until) {
        throw new UnsupportedOperationException();
    }

    /** The day with papers that the most recently stored paper belongs to. */
    public Optional<LocalDate> newestCollected() {
        throw new UnsupportedOperationException();
    }

    /** The nearest day with papers before the given one. */
    public Optional<LocalDate> before(LocalDate day) {
        throw new UnsupportedOperationException();
    }

    /** The nearest day with papers after the given one. */
    public Optional<LocalDate> after(LocalDate day) {
        throw new UnsupportedOperationException();
    }

    /** The days of a month that have papers, with how many. */
    public SortedMap<LocalDate, Integer> days(YearMonth month) {
        throw new UnsupportedOperationException();
    }

    /** The papers of the editions from one day to another, both included, with the moment each came to us. */
    public List<Arrival> arrivals(LocalDate from, LocalDate to) {
        throw new UnsupportedOperationException();
    }

    /** The source reports of the days from one to another, both included, by day and label. */
    public List<SourceReport> reports(LocalDate from, LocalDate to) {
        throw new UnsupportedOperationException();
    }
}
