package dev.paperboy.digest;

import dev.paperboy.matching.Match;
import dev.paperboy.topics.Topic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Shares the places of a digest out. A paper stands under the topic that it fits best. The topics take turns, in the reader's order,
 * each giving its next best paper, so that a topic with much news leaves room for the others. Of near-twins only one is shown.
 *
 * @param shares what became of each topic, in the reader's order
 */
record Selection(List<Share> shares) {

    /** Best first; ties are broken by what readers found interesting, and then so that the same input gives the same digest. */
    static final Comparator<Match> BEST = Comparator.comparingDouble(Match::score)
            .thenComparingInt(match -> match.paper().signals().upvotes().orElse(0))
            .reversed()
            .thenComparingLong(match -> match.paper().key());

    /**
     * @param chosen the matches to show, best first
     * @param waiting those that fit as well, for which there was no place
     */
    record Share(Topic topic, List<Match> chosen, Deque<Match> waiting) {}

    static Selection of(
            List<Topic> topics, Map<Topic, List<Match>> matches, Set<Long> candidates, int maximum, Twins twins) {
        var best = bestTopics(topics, matches, candidates);
        var shares = topics.stream().distinct().map(topic -> share(topic, best)).toList();
        for (int places = maximum, before = maximum + 1; places > 0 && places < before; ) {
            before = places;
            for (var share : shares) {
                var next = places > 0 ? next(share, shares, twins) : Optional.<Match>empty();
                next.ifPresent(share.chosen()::add);
                places -= next.isPresent() ? 1 : 0;
            }
        }
        shares.forEach(share -> share.waiting().removeIf(match -> isShown(match, shares, twins)));
        return new Selection(shares);
    }

    private static Optional<Match> next(Share share, List<Share> shares, Twins twins) {
        while (!share.waiting().isEmpty()) {
            var match = share.waiting().remove();
            if (!isShown(match, shares, twins)) {
                return Optional.of(match);
            }
        }
        return Optional.empty();
    }

    /** Whether the paper, or a near-twin of it, is chosen already. */
    boolean shows(Match match, Twins twins) {
        return isShown(match, shares, twins);
    }

    private static boolean isShown(Match match, List<Share> shares, Twins twins) {
        return shares.stream()
                .flatMap(share -> share.chosen().stream())
                .anyMatch(chosen ->
                        chosen.paper().key() == match.paper().key() || twins.are(chosen.paper(), match.paper()));
    }

    /** For each paper the match with the topic that it fits best; of equally good ones the first in the reader's order. */
    private static Collection<Match> bestTopics(
            List<Topic> topics, Map<Topic, List<Match>> matches, Set<Long> candidates) {
        var best = new HashMap<Long, Match>();
        for (var topic : topics) {
            for (var match : matches.getOrDefault(topic, List.of())) {
                if (candidates.contains(match.paper().key())) {
                    best.merge(match.paper().key(), match, (old, other) -> other.score() > old.score() ? other : old);
                }
            }
        }
        return best.values();
    }

    private static Share share(Topic topic, Collection<Match> best) {
        var waiting = best.stream()
                .filter(match -> match.topic().equals(topic))
                .sorted(BEST)
                .toList();
        return new Share(topic, new ArrayList<>(), new ArrayDeque<>(waiting));
    }

    int size() {
        return shares.stream().mapToInt(share -> share.chosen().size()).sum();
    }

    int leftOut() {
        return shares.stream().mapToInt(share -> share.waiting().size()).sum();
    }
}
