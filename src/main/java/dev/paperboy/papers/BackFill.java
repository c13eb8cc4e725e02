package dev.paperboy.papers;

import dev.paperboy.database.Database;
import dev.paperboy.papers.BackFillRows.Begun;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.jboss.logging.Logger;

/**
 * Fills many days from a source that brings them in one go. Each part is stored as it comes, and then where the next one begins, so that
 * whoever asks for the same days after a stop goes on there.
 */
final class BackFill {

    private static final Logger LOG = Logger.getLogger(BackFill.class);
    private static final int MOST_SKIPPED = 1_000;

    private final Papers papers;
    private final Database database;
    private final InstantSource clock;

    BackFill(Papers papers, Database database, InstantSource clock) {
        this.papers = papers;
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param days in order, not empty; those between them are asked for, too, but not reported
     * @return the report of each day, not yet stored
     */
    List<SourceReport> fill(Archive source, List<LocalDate> days, NextTry nextTry, DoubleConsumer progress)
            throws IOException {
        var from = days.get(0);
        var to = days.get(days.size() - 1);
        var asked = clock.instant();
        var unfinished = database.read(handle -> new BackFillRows(handle).find(source.name()))
                .filter(begun -> begun.from().equals(from) && !begun.to().isAfter(to));
        var begun = unfinished.map(Begun::at).orElse(asked);
        var bookmark = unfinished.map(Begun::bookmark);
        var skipped = new ArrayList<Answer.Skipped>();
        do {
            var part = part(source, from, to, bookmark);
            store(source, part, skipped);
            bookmark = part.next();
            keep(source, bookmark.map(next -> new Begun(from, to, next, begun)));
            progress.accept(part.done());
            LOG.infof(
                    "Back-filled source=%s from=%s to=%s papers=%d done=%d%%",
                    source.name(), from, to, part.sightings().size(), Math.round(100 * part.done()));
        } while (bookmark.isPresent());
        return reports(source, days, begun, Duration.between(asked, clock.instant()), skipped, nextTry);
    }

    private static Archive.Part part(Archive source, LocalDate from, LocalDate to, Optional<String> bookmark)
            throws IOException {
        try {
            return source.announcedBetween(from, to, bookmark);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Failed unexpectedly source=%s from=%s to=%s", source.name(), from, to);
            throw new IOException("unexpected " + e, e);
        }
    }

    private void store(Archive source, Archive.Part part, List<Answer.Skipped> skipped) {
        var now = clock.instant();
        var stored = papers.store(source.name(), part.sightings(), LocalDate.ofInstant(now, ZoneOffset.UTC), now);
        Positions.join(part.skipped(), stored.skipped()).stream()
                .limit(Math.max(0, MOST_SKIPPED - skipped.size()))
                .forEach(skipped::add);
    }

    private void keep(Archive source, Optional<Begun> begun) {
        database.useTransaction(handle -> {
            var rows = new BackFillRows(handle);
            begun.ifPresentOrElse(place -> rows.keep(source.name(), place), () -> rows.forget(source.name()));
        });
    }

    /** What could not be read is of no day that is known; it is told with the last day that has papers. */
    private List<SourceReport> reports(
            Archive source,
            List<LocalDate> days,
            Instant begun,
            Duration took,
            List<Answer.Skipped> skipped,
            NextTry nextTry)
            throws IOException {
        var found = database.read(handle -> {
            var rows = new BackFillRows(handle);
            return days.stream()
                    .filter(day -> rows.listed(source.name(), day) > 0)
                    .toList();
        });
        if (found.isEmpty() && !skipped.isEmpty()) {
            throw new UnreadableException("none of " + skipped.size() + " entries could be read; the first one "
                    + skipped.get(0).reason());
        }
        var reports = new ArrayList<SourceReport>();
        for (var day : days) {
            boolean last = !found.isEmpty() && day.equals(found.get(found.size() - 1));
            reports.add(report(new Question(source, day), source, begun, took, last ? skipped : List.of(), nextTry));
        }
        return reports;
    }

    private SourceReport report(
            Question question,
            Archive source,
            Instant begun,
            Duration took,
            List<Answer.Skipped> skipped,
            NextTry nextTry) {
        return database.read(handle -> {
            var rows = new BackFillRows(handle);
            int found = rows.listed(source.name(), question.day());
            int added = rows.listedSince(source.name(), question.day(), begun);
            var answer = new Answer(List.of(), skipped, source.remark(question.day(), found));
            var outcome = new Asking.Outcome(
                    new Papers.Stored(added, found - added, List.of()),
                    new ReportRows(handle).firstListed(source.name(), question.day()),
                    Optional.empty());
            return new Asking(question, took, Optional.of(answer), Optional.empty())
                    .report(outcome, nextTry, clock.instant());
        });
    }
}
