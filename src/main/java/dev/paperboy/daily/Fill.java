package dev.paperboy.daily;

import dev.paperboy.daily.Progress.Stage;
import dev.paperboy.papers.Archive;
import dev.paperboy.papers.Collector;
import dev.paperboy.papers.NextTry;
import dev.paperboy.papers.Question;
import dev.paperboy.papers.SourceReport;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Asks for many days, patiently: a source that fails, or wants to be left alone, is waited for while the days of the others go on. For
 * one use by one thread.
 */
final class Fill {

    private static final Logger LOG = Logger.getLogger(Fill.class);
    private static final int PERCENT = 100;

    private final Collector collector;
    private final NextTry nextTry;
    private final InstantSource clock;
    private final Pause pause;
    private final Progress progress;
    private final Consumer<SourceReport> told;
    private final Map<String, Lane> lanes = new LinkedHashMap<>();

    Fill(
            Collector collector,
            NextTry nextTry,
            InstantSource clock,
            Pause pause,
            Progress progress,
            Consumer<SourceReport> told) {
        this.collector = collector;
        this.nextTry = nextTry;
        this.clock = clock;
        this.pause = pause;
        this.progress = progress;
        this.told = told;
    }

    /** What is still to be asked of one source, and when. */
    private static final class Lane {
        private final Deque<Question> open = new ArrayDeque<>();
        private final Patience patience = new Patience();
        private Instant restsUntil = Instant.MIN;
    }

    /**
     * Asks an archive for many days together.
     *
     * @return whether it answered; if not, its days are to be asked for one by one
     */
    boolean together(Archive archive, List<LocalDate> days) {
        var patience = new Patience();
        progress.begin(Stage.COLLECT, PERCENT);
        try {
            var done = new AtomicLong();
            while (true) {
                try {
                    collector.collectTogether(archive, days, nextTry, share -> advance(done, share), told);
                    return true;
                } catch (IOException e) {
                    var again = patience.next(e, clock.instant());
                    if (again.isEmpty()) {
                        LOG.warnf(
                                "Asking day by day source=%s days=%d, since asking for all failed reason=\"%s\"",
                                archive.name(), days.size(), e.getMessage());
                        return false;
                    }
                    tellOfAnother(archive.name(), "all", again.get(), e);
                    waitUntil(again.get());
                }
            }
        } finally {
            progress.end();
        }
    }

    private void advance(AtomicLong done, double share) {
        long now = Math.round(share * PERCENT);
        progress.advance(now - done.getAndSet(now));
    }

    /** Asks the questions, of each source in their order. */
    void dayByDay(List<Question> questions) {
        for (var question : questions) {
            lanes.computeIfAbsent(question.source().name(), source -> new Lane())
                    .open
                    .add(question);
        }
        progress.begin(Stage.COLLECT, questions.size());
        try {
            for (var next = next(); !next.isEmpty(); next = next()) {
                collector.collect(next, nextTry, this::isAskedAgain, this::reported);
            }
        } finally {
            progress.end();
        }
    }

    /** The next question to each source that may be asked now; if there is none, waits for the first that may. */
    private List<Question> next() {
        var busy = lanes.values().stream().filter(lane -> !lane.open.isEmpty()).toList();
        var first = busy.stream().map(lane -> lane.restsUntil).min(Comparator.naturalOrder());
        if (first.isEmpty()) {
            return List.of();
        }
        if (first.get().isAfter(clock.instant())) {
            waitUntil(first.get());
        }
        var now = clock.instant().isBefore(first.get()) ? first.get() : clock.instant();
        return busy.stream()
                .filter(lane -> !lane.restsUntil.isAfter(now))
                .map(lane -> lane.open.element())
                .toList();
    }

    private boolean isAskedAgain(Question question, IOException failure) {
        var lane = lane(question.source().name());
        Optional<Instant> again = lane.patience.next(failure, clock.instant());
        again.ifPresent(at -> {
            lane.restsUntil = at;
            tellOfAnother(question.source().name(), question.day().toString(), at, failure);
        });
        return again.isPresent();
    }

    private void reported(SourceReport report) {
        var lane = lane(report.source());
        lane.open.remove();
        if (report.status().isReached()) {
            lane.patience.renew();
        }
        progress.advance(1);
        told.accept(report);
    }

    private Lane lane(String source) {
        return Optional.ofNullable(lanes.get(source)).orElseThrow();
    }

    private static void tellOfAnother(String source, String day, Instant at, IOException failure) {
        LOG.warnf("Asking again later source=%s day=%s at=%s reason=\"%s\"", source, day, at, failure.getMessage());
    }

    private void waitUntil(Instant moment) {
        LOG.warnf("Waiting until=%s for what is left of the history", moment);
        try {
            pause.sleep(Duration.between(clock.instant(), moment));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for a source; what was reported is stored", e);
        }
    }
}
