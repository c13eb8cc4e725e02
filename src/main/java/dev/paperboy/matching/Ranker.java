package dev.paperboy.matching;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Orders the papers of a shelf by how well they fit what is asked: a weighed sum of words (BM25 as a share of the possible) and of
 * meaning (the cosines of two models), with what a reader liked beside it, leaning towards each paper's neighbours. None of the parts
 * depends on the other papers' scores, so that the sum means the same for every topic.
 *
 * <p>The weights were chosen by hand from grids on public test collections; {@code docs/matching.md} has the figures.
 */
final class Ranker {

    private final Shelf shelf;
    private volatile @Nullable Resemblance resemblance;

    Ranker(Shelf shelf) {
        this.shelf = shelf;
    }

    /**
     * What is asked, ready to be compared.
     *
     * @param weights how much each stem counts; empty if nothing is asked in words
     * @param vector of the words, as {@link Encoder#topics} gives it; of zeros if nothing is asked in words
     * @param taste what was liked; {@link Taste#NONE} if nothing was
     */
    record Wanted(Map<String, Double> weights, float[] vector, Taste taste) {}

    /** One score for each of the shelf's texts to choose from; higher is better. */
    float[] scores(Wanted wanted, Weights weights) {
        var scores = new float[shelf.texts().size()];
        if (!wanted.weights().isEmpty()) {
            addWords(scores, wanted, weights);
        }
        if (!wanted.taste().isNone()) {
            addTaste(scores, wanted.taste(), weights);
        }
        return shelf.neighbours().lean(scores, weights.leaning());
    }

    /** How near each of the texts to choose from is to a topic by the model for likeness, whatever the other papers are. */
    float[] likeness(float[] vector, Weights weights) {
        var likeness = new float[shelf.texts().size()];
        for (int i = 0; i < likeness.length; i++) {
            likeness[i] = Direction.product(vector, shelf.vectors().get(i), TwoModels.SIZE, vector.length);
        }
        return shelf.neighbours().lean(likeness, weights.leaning());
    }

    /** How much each of the texts to choose from is to a reader's taste: above 0 if more than the others. */
    float[] taste(Taste taste, Weights weights) {
        var scores = new float[shelf.texts().size()];
        addTaste(scores, taste, weights);
        return shelf.neighbours().lean(scores, weights.leaning());
    }

    /** Made for the first taste; two threads that ask at once make the same. */
    private Resemblance resemblance() {
        var known = resemblance;
        if (known == null) {
            known = shelf.index().resemblance();
            resemblance = known;
        }
        return known;
    }

    private void addWords(float[] scores, Wanted wanted, Weights weights) {
        var lexical = shelf.index().scores(wanted.weights());
        var gist = shelf.damping().apply(Direction.from(shelf.middle(), wanted.vector()));
        for (int i = 0; i < scores.length; i++) {
            var sentence = Direction.product(wanted.vector(), shelf.vectors().get(i), 0, TwoModels.SIZE);
            var likeness = Direction.product(gist, shelf.directions().get(i), TwoModels.SIZE, gist.length);
            scores[i] +=
                    (float) (weights.words() * lexical[i] + weights.sentence() * sentence + weights.gist() * likeness);
        }
    }

    /** A logarithm of the sum, so that a hundred likes do not drown the topic's words; it keeps the order. */
    private void addTaste(float[] scores, Taste taste, Weights weights) {
        var words = resemblance().of(taste.examples());
        var meaning = Direction.weighted(
                shelf.damping().apply(taste.direction(shelf.middle())), weights.likedSentence(), weights.likedGist());
        for (int i = 0; i < scores.length; i++) {
            var sum = weights.likedWords() * words[i]
                    + Direction.product(meaning, shelf.directions().get(i));
            scores[i] += (float) (weights.taste() * Math.signum(sum) * Math.log1p(Math.abs(sum)));
        }
    }
}
