package dev.paperboy.matching;

/**
 * How well a paper fits a topic, from three numbers that mean the same for any topic and any set of papers.
 *
 * <p>The weights are those of a logistic regression (ridge 1e-5), learnt on hand-labelled topics for one day of 77 machine learning
 * papers (130 that fit something, with the papers they fit, and 158 that fit nothing) and on samples of six development
 * collections, where queries of one are foreign to the papers of another. Topics were judged with weights learnt on the other half
 * of them. Other features changed nothing for the better and were left out: the bare cosine, the cosine standardised by the topic's
 * cosines with the background, its distance to the nearest background sentences, the paper's own nearness to the background, and
 * the share of words found in the title.
 *
 * @param nearness cosine of topic and paper, seen from {@link Background}
 * @param share of the topic's words that the paper contains, see {@link CommonWords#share}
 * @param lexical BM25 as a share of the possible, see {@link LexicalIndex#scores}
 */
record Relevance(double nearness, double share, double lexical) {

    /** The probability below which a paper is not picked. */
    static final double FLOOR = 0.5;

    private static final double NEARNESS = 19.13;
    private static final double SHARE = 2.55;
    private static final double LEXICAL = 4.38;

    /**
     * The regression's constant, -7.36, less 2.8: one foreign paper in a day of eighty spoils the silence, so that a pick needs more
     * evidence than one pair of topic and paper would. At this floor 97 % of the foreign topics of that day find nothing, and 92 % of the
     * papers that fit are kept.
     */
    private static final double CONSTANT = -10.16;

    /** How differently two papers must fit before the one with more attention may not go first. */
    private static final double TIE = 0.25;

    /** The logarithm of the odds that the paper fits. */
    double odds() {
        return CONSTANT + NEARNESS * nearness + SHARE * share + LEXICAL * lexical;
    }

    /** From 0 to 1, see {@link #FLOOR}. */
    double probability() {
        return 1 / (1 + Math.exp(-odds()));
    }

    /** Papers of one rank fit equally well, for all we can tell; higher is better. */
    long rank() {
        return Math.round(odds() / TIE);
    }
}
