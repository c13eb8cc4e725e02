package dev.paperboy.matching;

import dev.paperboy.papers.Paper;
import dev.paperboy.topics.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

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
     * @param probability that it fits what is asked in words
     * @param likeness see {@link Relevance}
     */
    public record Placed(Paper paper, double score, double likeness, double probability) {}

    /** The vectors of topics, which {@link #of} needs; those of several at once come sooner. */
    public Map<Topic, float[]> vectors(Collection<Topic> topics) {
        return matcher.vectors(topics);
    }

    /**
     * Compares the papers with a topic.
     *
     * @param vector of the topic
     * @param liked papers that the reader likes; they are ranked as well
     */
    public Compared compare(Topic topic, float[] vector, Taste liked) {
        return new Compared(vector, fits.parts(topic, vector, liked));
    }

    /** What speaks for each paper, to be weighed once or in several ways. */
    public final class Compared {
        private final float[] vector;
        private final Ranker.Parts parts;

        private Compared(float[] vector, Ranker.Parts parts) {
            this.vector = vector;
            this.parts = parts;
        }

        /**
         * The best of some papers, without their probabilities, which cost more.
         *
         * @param weights {@link Weights#LEARNT} as in the service, or others to compare with
         */
        public List<Paper> best(Weights weights, Predicate<Paper> which, int most) {
            var scores = fits.scores(parts, weights);
            var best = new Nearest(most);
            for (int place = 0; place < shelf.papers().size(); place++) {
                if (which.test(shelf.papers().get(place))) {
                    best.offer(place, scores[shelf.textOf().get(place)]);
                }
            }
            return Arrays.stream(best.places())
                    .mapToObj(place -> shelf.papers().get(place))
                    .toList();
        }

        /**
         * Some of the papers, best first; of equal ones that with the lower key first.
         *
         * @param which the papers to choose from, as if the day had no others
         */
        public List<Placed> placed(Weights weights, Predicate<Paper> which) {
            var scores = fits.scores(parts, weights);
            var fit = fits.fit(parts, weights);
            var likeness = fits.likeness(vector);
            var placed = new ArrayList<Placed>();
            for (int place = 0; place < shelf.papers().size(); place++) {
                var paper = shelf.papers().get(place);
                if (which.test(paper)) {
                    int text = shelf.textOf().get(place);
                    var relevance = new Relevance(fit[text], likeness[text]);
                    placed.add(new Placed(paper, scores[text], likeness[text], relevance.probability()));
                }
            }
            placed.sort(Comparator.comparingDouble((Placed one) -> -one.score())
                    .thenComparingLong(one -> one.paper().key()));
            return placed;
        }
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
