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
     * @param likeness see {@link Relevance} and, where nothing is asked in words, {@link Resembling}
     * @param probability that it fits what is asked in words, or, where nothing is, by the examples
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
     * @param examples papers that the topic's are to resemble, which are no answer to it themselves
     */
    public Compared compare(Topic topic, float[] vector, Taste examples) {
        return new Compared(topic, vector, examples, fits.parts(topic, vector, examples));
    }

    /** What speaks for each paper, to be weighed once or in several ways. */
    public final class Compared {
        private final Topic topic;
        private final float[] vector;
        private final Taste examples;
        private final Ranker.Parts parts;

        private Compared(Topic topic, float[] vector, Taste examples, Ranker.Parts parts) {
            this.topic = topic;
            this.vector = vector;
            this.examples = examples;
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
                var paper = shelf.papers().get(place);
                if (!examples.has(paper) && which.test(paper)) {
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
            var weighed = fits.weighed(topic, vector, examples, parts, weights);
            var placed = new ArrayList<Placed>();
            for (int place = 0; place < shelf.papers().size(); place++) {
                var paper = shelf.papers().get(place);
                if (!examples.has(paper) && which.test(paper)) {
                    int text = shelf.textOf().get(place);
                    placed.add(new Placed(
                            paper, weighed.scores()[text], weighed.likeness()[text], weighed.probability(text)));
                }
            }
            placed.sort(Comparator.comparingDouble((Placed one) -> -one.score())
                    .thenComparingLong(one -> one.paper().key()));
            return placed;
        }
    }

    /** Some papers as the examples of a topic, whether they are on the shelf or not. */
    public Taste examples(Collection<Paper> papers) {
        return matcher.examples(papers);
    }
}
