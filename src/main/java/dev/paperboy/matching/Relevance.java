package dev.paperboy.matching;

/**
 * How well a paper fits a topic. Two questions, because their answers need different evidence: whether the paper has to do with the
 * topic at all, asked of the paper alone so that a foreign topic finds nothing even if one paper is less foreign than the others;
 * and whether it is one of those that somebody would choose from the day, asked in comparison with the other papers, so that a topic
 * of common words does not get half of them.
 *
 * <p>Both are logistic regressions (ridge 1e-4). They learnt from 133 topics, 103 for one day of 77 machine learning papers and 30
 * for the sample edition, for which all papers were labelled by hand as fitting, debatable (left out) or not, and the first one from
 * 158 topics more that nothing fits. With five-fold cross-validation over topics, the constants below silence 95.6 % of those foreign
 * topics and lose 6.6 % of the fitting papers among each topic's first ten; 44 % of the picks that are not debatable fit.
 *
 * <p>Held out, looked at once when all was chosen: 58 more topics and 40 foreign ones, each of these asked of both sets of papers.
 * 34 % of the picks fit (21 % under the rules before, hybrid-1), 79 % of all fitting papers are found (82 %), 95.0 % of the
 * foreign topics find nothing (96.3 %), 10 of 14 topics of machine learning or other research that no paper was about find nothing
 * (11). Of the fitting papers among the first ten the floor loses 15 %, which is more than the 5 % that were aimed at. Labels are one
 * person's and strict; some of the "wrong" picks are neighbours of the topic.
 *
 * <p>What did not help and was left out: the bare cosine, an instruction before the topic, the mean of a paper's sentences, the
 * nearness of the title, words found in the title or within one sentence, a second kind of stemming, and taking the parts of a list
 * of alternatives one by one.
 *
 * @param topical the logarithm of the odds that the paper has to do with the topic, less {@link #SILENCE}
 * @param chosen the logarithm of the odds that it is one to choose, less {@link #GENEROSITY}
 */
record Relevance(double topical, double chosen) {

    /** The score below which a paper is not picked. */
    static final double FLOOR = 0.5;
    /** Log-odds from which on 95 of 100 foreign topics find nothing; the regressions saw few pairs that fit, so they are below 0. */
    private static final double SILENCE = -3.45;
    /** Log-odds from which on a paper is offered; each 0.4 more gives four wrong picks of a hundred less and loses one fitting paper more. */
    private static final double GENEROSITY = -2;
    /** How differently two papers must fit before the one with more attention may not go first. */
    private static final double TIE = 0.25;

    static Relevance of(Traits paper, Traits.Field day) {
        return new Relevance(topical(paper), chosen(paper, day));
    }

    private static double topical(Traits paper) {
        return 6.32 * paper.nearness()
                + 7.19 * paper.passage()
                + 1.47 * paper.share()
                + 1.75 * paper.lexical()
                + 2.66 * paper.adjacent()
                - 10.29
                - SILENCE;
    }

    private static double chosen(Traits paper, Traits.Field day) {
        return 7.42 * paper.nearness()
                - 1.98 * paper.passage()
                + 2.76 * paper.share()
                - 3.49 * paper.lexical()
                + 2.50 * paper.adjacent()
                + 3.35 * day.standing(paper)
                + 4.95 * (paper.lexical() - day.lexical())
                - 5.85
                - GENEROSITY;
    }

    /** Below 0 if either answer is no; among those that pass both answers count. */
    double odds() {
        var lower = Math.min(topical, chosen);
        return lower < 0 ? lower : (topical + chosen) / 2;
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
