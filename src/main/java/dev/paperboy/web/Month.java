package dev.paperboy.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A month of the calendar, weeks beginning on Monday.
 *
 * @param earlier the nearest earlier month with papers
 * @param later the nearest later month with papers
 */
record Month(String title, Optional<Link> earlier, Optional<Link> later, List<List<Day>> weeks) {

    /**
     * A field of the grid.
     *
     * @param number the day of the month; empty outside the month
     * @param href the day's page; empty if there are no papers
     * @param label what the link says to those who cannot see the grid
     */
    record Day(String number, String href, String label, String count, boolean shown) {
        static final Day NONE = new Day("", "", "", "", false);
    }

    static Month of(
            YearMonth month,
            Map<LocalDate, Integer> counts,
            LocalDate shown,
            Optional<LocalDate> earlier,
            Optional<LocalDate> later) {
        return new Month(
                Dates.of(month),
                earlier.map(day -> link(day, shown)),
                later.map(day -> link(day, shown)),
                weeks(month, counts, shown));
    }

    private static Link link(LocalDate day, LocalDate shown) {
        var month = YearMonth.from(day);
        return new Link(Dates.of(month), Hrefs.day(shown) + "?month=" + month + "#calendar");
    }

    private static List<List<Day>> weeks(YearMonth month, Map<LocalDate, Integer> counts, LocalDate shown) {
        var first = month.atDay(1);
        var weeks = new ArrayList<List<Day>>();
        var monday = first.minusDays(first.getDayOfWeek().getValue() - 1L);
        while (!monday.isAfter(month.atEndOfMonth())) {
            var week = new ArrayList<Day>();
            for (int i = 0; i < 7; i++) {
                var day = monday.plusDays(i);
                week.add(YearMonth.from(day).equals(month) ? day(day, counts.getOrDefault(day, 0), shown) : Day.NONE);
            }
            weeks.add(week);
            monday = monday.plusDays(7);
        }
        return weeks;
    }

    private static Day day(LocalDate day, int count, LocalDate shown) {
        return new Day(
                String.valueOf(day.getDayOfMonth()),
                count == 0 ? "" : Hrefs.day(day),
                Dates.inFull(day) + (count == 1 ? ", 1 paper" : ", " + count + " papers"),
                count == 0 ? "" : String.valueOf(count),
                day.equals(shown));
    }
}
