package dev.paperboy.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MonthTest {

    private static final LocalDate SHOWN = LocalDate.of(2026, 7, 29);

    @Test
    void weeksBeginOnMondayAndHoldTheWholeMonth() {
        var month = Month.of(YearMonth.of(2026, 7), Map.of(SHOWN, 77), SHOWN, Optional.empty(), Optional.empty());
        assertThat(month.weeks()).hasSize(5).allSatisfy(week -> assertThat(week).hasSize(7));
        assertThat(month.weeks().get(0).get(2).number()).isEqualTo("1");
        assertThat(month.weeks().get(4).get(2))
                .isEqualTo(new Month.Day("29", "/days/2026-07-29", "Wednesday, 29 July 2026, 77 papers", "77", true));
    }

    @Test
    void leafingKeepsTheDayThatIsShown() {
        var month = Month.of(
                YearMonth.of(2026, 7), Map.of(), SHOWN, Optional.of(LocalDate.of(2026, 5, 29)), Optional.empty());
        assertThat(month.earlier()).contains(new Link("May 2026", "/days/2026-07-29?month=2026-05#calendar"));
    }
}
