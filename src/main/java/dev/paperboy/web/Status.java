package dev.paperboy.web;

import dev.paperboy.delivery.Halts;
import dev.paperboy.papers.Editions;
import dev.paperboy.papers.SourceReport;
import dev.paperboy.papers.SourceReport.Level;
import dev.paperboy.papers.Standing;
import dev.paperboy.returns.Returned;
import dev.paperboy.web.StatusPage.Place;
import dev.paperboy.web.StatusPage.Row;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How the sources have been doing in the last two weeks, for readers who miss something and for the operator. */
@Singleton
@Path("/status")
public final class Status {

    private static final int DAYS = 14;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "EEE d MMM, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Editions editions;
    private final Returned returned;
    private final Halts halts;
    private final InstantSource clock;

    public Status(Editions editions, Returned returned, Halts halts, InstantSource clock) {
        this.editions = editions;
        this.returned = returned;
        this.halts = halts;
        this.clock = clock;
    }

    @GET
    public Response status() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var reports = editions.reports(today.minusDays(DAYS - 1L), today);
        return Html.ok(page(
                reports,
                today,
                halted(),
                ReturnedLines.of(returned.counts(clock.instant().minus(Duration.ofDays(7))))));
    }

    private List<String> halted() {
        return halts.now().stream()
                .map(halt -> "Mails are not going out since " + MINUTE.format(halt.since())
                        + ". Nothing is lost; it is being tried again. The log says why.")
                .distinct()
                .toList();
    }

    static StatusPage page(List<SourceReport> reports, LocalDate today, List<String> halted, List<String> returned) {
        var standings = Standing.of(reports, today, DAYS);
        var worst = standings.stream()
                .map(Standing::level)
                .max(Comparator.naturalOrder())
                .orElse(Level.ACT);
        return new StatusPage(
                standings.isEmpty() ? "No source was asked in the last two weeks." : summary(worst),
                name(worst),
                standings.stream().map(standing -> place(standing, today)).toList(),
                halted,
                returned);
    }

    private static Place place(Standing standing, LocalDate today) {
        var rows = standing.days().stream().map(day -> row(day, today)).toList();
        return new Place(standing.label(), todo(standing), name(standing.level()), rows);
    }

    private static Row row(Standing.Day day, LocalDate today) {
        var text = day.report()
                .map(StatusLine::text)
                .orElse(day.day().equals(today) ? "not asked yet" : "not asked; will be at the next chance");
        var again =
                day.report().flatMap(SourceReport::nextTry).map(MINUTE::format).orElse("");
        var level = day.report().map(SourceReport::level).orElse(day.day().equals(today) ? Level.NOTHING : Level.LOOK);
        return new Row(Dates.inShort(day.day()), Hrefs.day(day.day()), text, again, name(level));
    }

    private static String summary(Level worst) {
        return switch (worst) {
            case NOTHING -> "All sources answer as they should. Nothing is to be done.";
            case LOOK -> "Something did not come as it should. It is being tried again; worth a look tomorrow.";
            case ACT -> "Something will not mend itself. Whoever runs this Paperboy should look into its log.";
        };
    }

    private static String todo(Standing standing) {
        return switch (standing.level()) {
            case NOTHING -> "Nothing to do.";
            case LOOK ->
                standing.silentDays() > 0
                        ? "It answers, but has had nothing for " + standing.silentDays()
                                + " days, and before that it had papers on most. Somebody should see whether its address is still the right one."
                        : "Keep an eye on it: it is asked again without anybody’s help.";
            case ACT ->
                "Somebody must act: it has failed for days, has changed its format, or is not asked any more."
                        + " The log says why.";
        };
    }

    private static String name(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
