package dev.paperboy.matching;

/**
 * How much each part of a score counts; only their proportions matter for the order of papers.
 *
 * @param words BM25 of the topic's words
 * @param sentence cosine of the topic by the model for questions
 * @param gist the topic by the model for likeness, seen from the middle and damped
 * @param likedWords the words of what was liked
 * @param likedSentence what was liked by the model for questions, seen from the middle and damped
 * @param likedGist the same by the model for likeness
 * @param taste the logarithm of all that was liked
 * @param leaning how much a neighbour counts beside the paper itself, if they were the same text
 */
public record Weights(
        double words,
        double sentence,
        double gist,
        double likedWords,
        double likedSentence,
        double likedGist,
        double taste,
        double leaning) {

    /** As the benchmark {@code Learning} found them, see {@code docs/matching.md}. */
    public static final Weights LEARNT = new Weights(0.37, 1, 0.21, 0.49, 1, 0.49, 32, 0.3);

    /** The words alone, for comparison. */
    public static final Weights WORDS_ALONE = new Weights(1, 0, 0, 1, 0, 0, 32, 0);

    /** The two models alone, for comparison. */
    public static final Weights MEANING_ALONE = new Weights(0, 1, 0.21, 0, 1, 0.49, 32, 0);
}
