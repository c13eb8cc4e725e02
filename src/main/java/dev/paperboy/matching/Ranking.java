package dev.paperboy.matching;

import dev.paperboy.papers.Paper;
import dev.paperboy.topics.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** All papers of a shelf in the order in which they fit, those below the floor too; for measuring. Safe for several threads. */
public final class Ranking {

    private final HybridMatcher matcher;
    private final Shelf shelf;
    private final Fits fits;

    Ranking(HybridMatcher matcher, Shelf shelf, Fits fits) {
        this.matcher = matcher;
        this.shelf = shelf;
        this.fits = fits;
    }

    /**
     * A paper in its place.
     *
     * @param probability that it fits
     * @param traits what the probability is made of, in the order of {@link Relevance}
     */
    public record Placed(Paper paper, double score, double probability, List<Double> traits) {}

    /** The vectors of topics, which {@link #of} needs; those of several at once come sooner. */
    public Map<Topic, float[]> vectors(Collection<Topic> topics) {
        return matcher.vectors(topics);
    }

    /**
     * The papers, best first; of equal ones that with the lower key first.
     *
     * @param vector of the topic
     * @param liked papers that the reader likes; they are ranked as well
     * @param weights {@link Weights#LEARNT} as in the service, or others to compare with
     */
    public List<Placed> of(Topic topic, float[] vector, Taste liked, Weights weights) {
        var scores = fits.scores(topic, vector, liked, weights);
        var relevances = fits.relevances(topic, vector, scores);
        var placed = new ArrayList<Placed>();
        for (int i = 0; i < shelf.papers().size(); i++) {
            int text = shelf.textOf().get(i);
            var relevance = relevances.get(text);
            placed.add(new Placed(shelf.papers().get(i), scores[text], relevance.probability(), relevance.traits()));
        }
        placed.sort(Comparator.comparingDouble((Placed one) -> -one.score())
                .thenComparingLong(one -> one.paper().key()));
        return placed;
    }

    /** A taste for some of the shelf's papers, liked a moment ago. */
    public Taste liking(Collection<Long> keys) {
        var examples = new ArrayList<Taste.Example>();
        for (int i = 0; i < shelf.papers().size(); i++) {
            if (keys.contains(shelf.papers().get(i).key())) {
                int text = shelf.textOf().get(i);
                examples.add(new Taste.Example(
                        shelf.papers().get(i), fits.stems(text), shelf.vectors().get(text), 1));
            }
        }
        return new Taste(examples);
    }
}
