package dev.paperboy.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.paperboy.papers.Trend.Count;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrendTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-07-29");

    @Test
    void theRankInTheListCountsAndNotItsSize() {
        var loud = List.of(count(1, "loud", 0, 900), count(2, "loud", 0, 100));
        var quiet = List.of(count(3, "quiet", 0, 5), count(4, "quiet", 0, 1));

        var trends = Trend.of(List.of(loud.get(0), quiet.get(1), quiet.get(0), loud.get(1)), TODAY);

        assertThat(trends).containsOnlyKeys(1L, 2L, 3L, 4L);
        assertThat(trends.get(1L)).isEqualTo(trends.get(3L)).isEqualTo(0.75);
        assertThat(trends.get(2L)).isEqualTo(trends.get(4L)).isEqualTo(0.25);
    }

    @Test
    void equalAttentionIsAnEqualTrend() {
        var trends = Trend.of(
                List.of(count(1, "s", 0, 7), count(2, "s", 0, 7), count(3, "s", 0, 7), count(4, "s", 0, 9)), TODAY);

        assertThat(trends.get(1L))
                .isEqualTo(trends.get(2L))
                .isEqualTo(trends.get(3L))
                .isEqualTo(1.5 / 4);
        assertThat(trends.get(4L)).isEqualTo(3.5 / 4);
    }

    @Test
    void commentsDecideBetweenEqualUpvotes() {
        var trends = Trend.of(List.of(new Count(1, "s", TODAY, 7, 0), new Count(2, "s", TODAY, 7, 1)), TODAY);

        assertThat(trends.get(2L)).isGreaterThan(trends.get(1L));
    }

    @Test
    void attentionFadesWithAge() {
        var trends = Trend.of(
                List.of(count(1, "s", 0, 5), count(2, "s", 1, 5), count(3, "s", 7, 5), count(4, "s", -1, 5)), TODAY);

        assertThat(trends.get(1L)).isEqualTo(0.5);
        assertThat(trends.get(2L)).isCloseTo(0.5 * 0.48, within(0.003));
        assertThat(trends.get(3L)).isCloseTo(0.5 * 0.07, within(0.003));
        assertThat(trends.get(4L)).isEqualTo(0.5);
    }

    @Test
    void ofSeveralListsTheBestCounts() {
        var trends = Trend.of(List.of(count(1, "a", 0, 1), count(2, "a", 0, 2), count(1, "b", 3, 9)), TODAY);

        assertThat(trends.get(1L)).isEqualTo(0.25);
        assertThat(trends.get(2L)).isEqualTo(0.75);
    }

    @Test
    void theBestOfTodayIsBelowOneAndTheLastAboveNothing() {
        var counts = LongStream.range(1, 10_001)
                .mapToObj(i -> count(i, "s", 0, (int) i))
                .toList();
        var trends = Trend.of(counts, TODAY);

        assertThat(trends.values()).allMatch(trend -> trend > 0 && trend < 1);
        assertThat(trends.get(10_000L)).isCloseTo(1, within(0.001));
    }

    @Test
    void whatNobodySpeaksOfDoesNotTrendHoweverNewItIs() {
        var yesterday = LongStream.range(1, 31).mapToObj(i -> count(i, "s", 1, (int) i));
        var thisMorning = LongStream.range(31, 61).mapToObj(i -> count(i, "s", 0, i == 60 ? 1 : 0));
        var trends = Trend.of(Stream.concat(yesterday, thisMorning).toList(), TODAY);

        assertThat(trends.get(31L)).isZero();
        assertThat(trends.get(30L)).isPositive().isLessThan(trends.get(60L));
    }

    private static Count count(long paper, String source, int daysAgo, int upvotes) {
        return new Count(paper, source, TODAY.minusDays(daysAgo), upvotes, 0);
    }
}
