package dev.paperboy.digest;

import dev.paperboy.matching.Match;
import dev.paperboy.papers.Paper;
import dev.paperboy.topics.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;

/**
 * Shares the places of a digest out. A paper stands under the topic that it fits best. The topics take turns, in the reader's order,
 * each giving its next paper, so that a topic with much news leaves room for the others. When not all find room, a topic that has none of
 * its own left gives one that fits another topic better, and so has its share as well. Of near-twins only one is shown.
 *
 * <p>A topic's next paper is the one of maximal marginal relevance (Carbonell and Goldstein, "The use of MMR, diversity-based reranking
 * for reordering documents and producing summaries", SIGIR 1998): {@value #LAMBDA} times how well it fits, as a share of the topic's best,
 * minus {@code 1 − LAMBDA} times its likeness to the nearest paper that is shown already, under whatever topic. How well it fits is the
 * probability that its score stands for, with attention as a prior, see {@link #TREND}.
 *
 * @param shares what became of each topic, in the reader's order
 */
record Selection(List<Share> shares) {

    /**
     * How much fitting counts against being different. Chosen so that a day's best papers keep their places and only a paper that says
     * nearly what another said gives way to one that fits nearly as well.
     */
    static final double LAMBDA = 0.9;

    /**
     * How much likelier the most noticed paper is to be wanted than an unnoticed one that fits as well, as the logarithm of the odds: as
     * much as two papers may differ that fit equally well, for all we can tell.
     */
    static final double TREND = 0.25;

    /** Best first; ties are broken by what readers found interesting, and then so that the same input gives the same digest. */
    static final Comparator<Match> BEST = Comparator.comparingDouble(Selection::worth)
            .thenComparingDouble(Match::score)
            .thenComparingInt(match -> match.paper().signals().upvotes().orElse(0))
            .reversed()
            .thenComparingLong(match -> match.paper().key());

    /**
     * The places of one topic.
     *
     * @param chosen the matches to show, in the order in which they were chosen
     * @param waiting those that fit as well, for which there was no place, best first
     */
    record Share(Topic topic, List<Match> chosen, List<Candidate> waiting) {

        /** Whether papers that wait here fit another topic better. */
        private boolean hasLent() {
            return waiting.stream().anyMatch(candidate -> !candidate.own);
        }
    }

    /** A paper that may be shown, and how much it is like what is shown already. */
    static final class Candidate {

        private final Match match;
        /** How well it fits as a share of the best of its topic. */
        private final double fit;

        /** Whether it fits no other topic better. */
        private final boolean own;

        private double nearest;

        private Candidate(Match match, double fit, boolean own) {
            this.match = match;
            this.fit = fit;
            this.own = own;
        }

        private double marginal() {
            return LAMBDA * fit - (1 - LAMBDA) * nearest;
        }
    }

    /**
     * @param matches of the papers that may be shown
     * @param likeness of two papers: 1 if they say the same, 0 or less if they have nothing in common
     */
    static Selection of(
            List<Topic> topics,
            Map<Topic, List<Match>> matches,
            int maximum,
            Twins twins,
            ToDoubleBiFunction<Paper, Paper> likeness) {
        var best = bestTopics(topics, matches);
        Supplier<Selection> untouched = () -> new Selection(topics.stream()
                .distinct()
                .map(topic -> share(topic, matches.getOrDefault(topic, List.of()), best))
                .toList());
        // While there is room for all, each stays where it fits best.
        var selection = untouched.get().fill(maximum, false, twins, likeness);
        return selection.leftOut() > 0 && selection.shares().stream().anyMatch(Share::hasLent)
                ? untouched.get().fill(maximum, true, twins, likeness)
                : selection;
    }

    /** @param lends whether a topic that has no paper of its own left shows one that fits another better */
    private Selection fill(int maximum, boolean lends, Twins twins, ToDoubleBiFunction<Paper, Paper> likeness) {
        for (int places = maximum, before = maximum + 1; places > 0 && places < before; ) {
            before = places;
            var idle = new ArrayList<Share>();
            for (var share : shares) {
                var next = places > 0 ? next(share, true) : Optional.<Match>empty();
                next.ifPresentOrElse(match -> choose(match, share, shares, twins, likeness), () -> idle.add(share));
                places -= next.isPresent() ? 1 : 0;
            }
            for (var share : lends ? idle : List.<Share>of()) {
                var next = places > 0 ? next(share, false) : Optional.<Match>empty();
                next.ifPresent(match -> choose(match, share, shares, twins, likeness));
                places -= next.isPresent() ? 1 : 0;
            }
        }
        return this;
    }

    /** The first of those with the greatest marginal relevance. */
    private static Optional<Match> next(Share share, boolean own) {
        Candidate best = null;
        for (var candidate : share.waiting()) {
            if (candidate.own == own && (best == null || candidate.marginal() > best.marginal())) {
                best = candidate;
            }
        }
        return Optional.ofNullable(best).map(candidate -> candidate.match);
    }

    private static void choose(
            Match match, Share share, List<Share> shares, Twins twins, ToDoubleBiFunction<Paper, Paper> likeness) {
        share.chosen().add(match);
        for (var other : shares) {
            other.waiting().removeIf(candidate -> isSame(match, candidate.match, twins));
            for (var candidate : other.waiting()) {
                candidate.nearest =
                        Math.max(candidate.nearest, likeness.applyAsDouble(match.paper(), candidate.match.paper()));
            }
        }
    }

    private static boolean isSame(Match one, Match other, Twins twins) {
        return one.paper().key() == other.paper().key() || twins.are(one.paper(), other.paper());
    }

    /** Whether the paper, or a near-twin of it, is chosen already. */
    boolean shows(Match match, Twins twins) {
        return shares.stream()
                .flatMap(share -> share.chosen().stream())
                .anyMatch(chosen -> isSame(chosen, match, twins));
    }

    /** The probability that a paper is wanted, with attention as a prior. */
    private static double worth(Match match) {
        return 1
                / (1 + Math.exp(-match.score() - TREND * match.paper().signals().trend()));
    }

    /**
     * For each paper the match with the topic that it fits best; of equally good ones the first in the reader's order. Words say more than
     * conditions, which many papers meet.
     */
    private static Map<Long, Match> bestTopics(List<Topic> topics, Map<Topic, List<Match>> matches) {
        var best = new HashMap<Long, Match>();
        for (var topic : topics) {
            for (var match : matches.getOrDefault(topic, List.of())) {
                best.merge(match.paper().key(), match, (old, other) -> BETTER.compare(other, old) > 0 ? other : old);
            }
        }
        return best;
    }

    private static final Comparator<Match> BETTER = Comparator.<Match, Boolean>comparing(
                    match -> !match.topic().namesNoSubject())
            .thenComparingDouble(Match::score);

    private static Share share(Topic topic, List<Match> matches, Map<Long, Match> best) {
        var sorted = matches.stream().sorted(BEST).toList();
        var most = sorted.isEmpty() ? 1 : worth(sorted.get(0));
        var waiting = new ArrayList<Candidate>();
        for (var match : sorted) {
            var own = match.equals(best.get(match.paper().key()));
            waiting.add(new Candidate(match, most == 0 ? 0 : worth(match) / most, own));
        }
        return new Share(topic, new ArrayList<>(), waiting);
    }

    int size() {
        return shares.stream().mapToInt(share -> share.chosen().size()).sum();
    }

    int leftOut() {
        return shares.stream()
                .mapToInt(share -> (int) share.waiting().stream()
                        .filter(candidate -> candidate.own)
                        .count())
                .sum();
    }
}
