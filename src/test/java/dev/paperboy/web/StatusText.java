package dev.paperboy.web;

import dev.paperboy.papers.Editions;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** For tests of other packages: what the status page says, without a running server. */
public final class StatusText {

    private StatusText() {}

    /** The summary's level, then of each source its level and what is said of the newest day. */
    public static Stream<String> of(Editions editions, LocalDate today) {
        var page = Status.page(editions.reports(today.minusDays(13), today), today, List.of(), List.of());
        return Stream.concat(
                Stream.of(page.worst()),
                page.sources().stream()
                        .map(place -> place.label() + " " + place.level() + ", today: "
                                + place.days().get(0).text()));
    }
}
