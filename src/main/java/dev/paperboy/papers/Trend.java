package dev.paperboy.papers;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Attention for its age, comparable over sources of different size.
 *
 * <p>Ten upvotes are much on a quiet day's list and little on a loud one's, and other sources count other things. So a count is first
 * turned into its place among the papers of the same source and day: the mid-distribution quantile (E. Parzen, "Quantile probability
 * and statistical data modeling", Statistical Science 19, 2004), the share of papers with less attention plus half the share with
 * as much. It needs no idea of how counts are distributed, and trusts a short list less: the best of two has 0.75, the best of twenty
 * 0.975. What nobody has voted for or talked about is the same everywhere, and has no trend: otherwise the many without a vote on this
 * morning's list would stand before yesterday's best.
 *
 * <p>The quantile then takes the place of the points in the formula by which Hacker News ranks, (points - 1) ^ 0.8 / (age + 2) ^ 1.8
 * (news.arc by P. Graham, in the Arc 3.1 distribution); its 0.8 is to tame large points, which a quantile has not. Age is in days and not
 * in hours, since papers are read for days; scaled so that it is 1 for the best of today, it leaves 0.48 of yesterday's attention and
 * 0.07 of last week's.
 *
 * <p>Attention rises for a week, so the newest count of each list is taken. A paper on several lists has its best. GitHub stars
 * do not count: they are the repository's, which may be years older than the paper.
 */
final class Trend {

    private static final double GRAVITY = 1.8;
    private static final double OFFSET = 2;

    private Trend() {}

    /**
     * What was last counted of a paper on a list.
     *
     * @param listed the day of the list
     */
    record Count(long paper, String source, LocalDate listed, int upvotes, int comments) {

        /** An upvote says that the paper is good, a comment only that it is talked about. */
        static final Comparator<Count> BY_ATTENTION =
                Comparator.comparingInt(Count::upvotes).thenComparingInt(Count::comments);

        boolean isNone() {
            return upvotes <= 0 && comments <= 0;
        }
    }

    private record ListOfDay(String source, LocalDate listed) {}

    /**
     * The trend of each paper that was counted: 0 if all counts are 0, and otherwise above 0 and below 1.
     *
     * @param counts all of the lists' papers, each once for each list
     * @param on the day to which ages are counted; lists of later days are as fresh as those of that day
     */
    static Map<Long, Double> of(Collection<Count> counts, LocalDate on) {
        var trends = new HashMap<Long, Double>();
        counts.stream()
                .collect(Collectors.groupingBy(count -> new ListOfDay(count.source(), count.listed())))
                .forEach((list, ofList) -> rank(ofList, freshness(list.listed(), on), trends));
        return trends;
    }

    private static void rank(List<Count> ofList, double freshness, Map<Long, Double> trends) {
        var sorted = ofList.stream().sorted(Count.BY_ATTENTION).toList();
        int begin = 0;
        while (begin < sorted.size()) {
            int end = begin;
            while (end < sorted.size() && Count.BY_ATTENTION.compare(sorted.get(begin), sorted.get(end)) == 0) {
                end++;
            }
            double quantile = sorted.get(begin).isNone() ? 0 : (begin + end) / 2.0 / sorted.size();
            sorted.subList(begin, end).forEach(count -> trends.merge(count.paper(), quantile * freshness, Math::max));
            begin = end;
        }
    }

    private static double freshness(LocalDate listed, LocalDate on) {
        var age = Math.max(0, ChronoUnit.DAYS.between(listed, on));
        return Math.pow(OFFSET / (age + OFFSET), GRAVITY);
    }
}
