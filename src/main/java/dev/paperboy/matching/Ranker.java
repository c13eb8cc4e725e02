package dev.paperboy.matching;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Orders the papers of a shelf by how well they fit what is asked: a weighed sum of words (BM25 as a share of the possible) and of
 * meaning (the cosines of two models), leaning towards each paper's neighbours, with what a reader liked beside it. No part for a topic
 * depends on the other papers' scores, so that the sum means the same for every topic. The weights are learnt on public test
 * collections; {@code docs/matching.md} has the figures.
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

    /**
     * What speaks for each of the shelf's texts, part by part, before any weight. Parts that are not asked for are empty.
     *
     * @param words BM25 of the topic's words as a share of the possible
     * @param sentence cosine by the model for questions
     * @param gist product by the model for likeness, damped
     * @param likedWords the words of what was liked
     * @param likedSentence what was liked by the model for questions, damped
     * @param likedGist the same by the model for likeness
     */
    record Parts(
            double[] words,
            float[] sentence,
            float[] gist,
            double[] likedWords,
            float[] likedSentence,
            float[] likedGist) {

        private static final double[] NO_WORDS = {};
        private static final float[] NONE = {};
        private static final Parts EMPTY = new Parts(NO_WORDS, NONE, NONE, NO_WORDS, NONE, NONE);
    }

    /** One score for each of the shelf's texts to choose from, higher is better. */
    float[] scores(Parts parts, Weights weights) {
        return sum(fit(parts, weights), liking(parts, weights));
    }

    /** @param liking empty if there are no examples */
    static float[] sum(float[] fit, float[] liking) {
        if (liking.length == 0) {
            return fit;
        }

        var sum = fit.clone();
        for (int i = 0; i < liking.length; i++) {
            sum[i] += liking[i];
        }
        return sum;
    }

    /** The same without what was liked: what speaks for a topic, weighed, added, and leant towards neighbours. */
    float[] fit(Parts parts, Weights weights) {
        var scores = new float[shelf.texts().size()];
        for (int i = 0; i < parts.words().length; i++) {
            scores[i] = (float) (weights.words() * parts.words()[i]
                    + weights.sentence() * parts.sentence()[i]
                    + weights.gist() * parts.gist()[i]);
        }
        return shelf.neighbours().lean(scores, weights.leaning());
    }

    Parts parts(Wanted wanted) {
        var topic = wanted.weights().isEmpty() ? Parts.EMPTY : topic(wanted);
        var liked = wanted.taste().isNone() ? Parts.EMPTY : liked(wanted.taste());
        return new Parts(
                topic.words(),
                topic.sentence(),
                topic.gist(),
                liked.likedWords(),
                liked.likedSentence(),
                liked.likedGist());
    }

    /** How near each of the texts to choose from is to a topic by the model for likeness, whatever the other papers are. */
    float[] likeness(float[] vector, Weights weights) {
        var likeness = new float[shelf.texts().size()];
        for (int i = 0; i < likeness.length; i++) {
            likeness[i] = Direction.product(vector, shelf.vectors().get(i), TwoModels.SIZE, vector.length);
        }
        return shelf.neighbours().lean(likeness, weights.leaning());
    }

    /** How near each of them is to the nearest of some examples, by both models. */
    float[] likeness(Taste examples, Weights weights) {
        var likeness = new float[shelf.texts().size()];
        for (var example : examples.examples()) {
            for (int i = 0; i < likeness.length; i++) {
                likeness[i] = Math.max(
                        likeness[i],
                        Direction.product(example.vector(), shelf.vectors().get(i)) / 2);
            }
        }
        return shelf.neighbours().lean(likeness, weights.leaning());
    }

    /** How much likes and dislikes say of each of the texts to choose from: above 0 if it is more to a reader's taste than most. */
    float[] taste(Taste taste, Weights weights) {
        var liking = new float[shelf.choices()];
        var likes = taste.likes();
        if (!likes.isNone()) {
            liking = liking(liked(likes), weights);
        }
        var dislikes = taste.dislikes();
        if (!dislikes.isNone()) {
            var disliking = liking(liked(dislikes), weights);
            for (int i = 0; i < liking.length; i++) {
                liking[i] -= disliking[i];
            }
        }
        return liking;
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

    private Parts topic(Wanted wanted) {
        var gist = shelf.damping().apply(Direction.from(shelf.middle(), wanted.vector()));
        var size = shelf.texts().size();
        var sentences = new float[size];
        var gists = new float[size];
        for (int i = 0; i < size; i++) {
            sentences[i] = Direction.product(wanted.vector(), shelf.vectors().get(i), 0, TwoModels.SIZE);
            gists[i] = Direction.product(gist, shelf.directions().get(i), TwoModels.SIZE, gist.length);
        }
        return new Parts(
                shelf.index().scores(wanted.weights()), sentences, gists, Parts.NO_WORDS, Parts.NONE, Parts.NONE);
    }

    private Parts liked(Taste taste) {
        var direction = shelf.damping().apply(taste.direction(shelf.middle()));
        var size = shelf.texts().size();
        var sentences = new float[size];
        var gists = new float[size];
        for (int i = 0; i < size; i++) {
            sentences[i] = Direction.product(direction, shelf.directions().get(i), 0, TwoModels.SIZE);
            gists[i] = Direction.product(direction, shelf.directions().get(i), TwoModels.SIZE, direction.length);
        }
        return new Parts(Parts.NO_WORDS, Parts.NONE, Parts.NONE, resemblance().of(taste.examples()), sentences, gists);
    }

    /** So many papers say nothing of what all share: of two, both may resemble what was liked. */
    private static final int FEW = 3;

    /**
     * How much more each text resembles some examples than the texts at hand do on average; 0 if it does not. Whoever likes five papers on
     * language is not told that all on language are likelier to fit, or the floor would mean nothing. The examples are added up, so that
     * each further one raises whatever resembles it; a logarithm at the end, which keeps the order, lets a hundred of them not drown the
     * topic's words. Empty if there are no examples.
     */
    float[] liking(Parts parts, Weights weights) {
        if (parts.likedWords().length == 0) {
            return Parts.NONE;
        }
        var sums = new float[shelf.texts().size()];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = (float) (weights.likedWords() * parts.likedWords()[i]
                    + weights.likedSentence() * parts.likedSentence()[i]
                    + weights.likedGist() * parts.likedGist()[i]);
        }
        var liking = shelf.neighbours().lean(sums, weights.leaning());
        double all = 0;
        for (var sum : liking) {
            all += sum;
        }
        var shared = all / (FEW + liking.length);
        for (int i = 0; i < liking.length; i++) {
            liking[i] = (float) (weights.taste() * Math.log1p(Math.max(0, liking[i] - shared)));
        }
        return liking;
    }
}
