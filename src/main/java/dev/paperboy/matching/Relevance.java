package dev.paperboy.matching;

/**
 * How well a paper fits a topic. Two questions, because their answers need different evidence: whether the paper has to do with the
 * topic at all, asked of the paper alone so that a foreign topic finds nothing even if one paper is less foreign than the others;
 * and whether it is one of those that somebody would choose from the day, asked in comparison with the other papers, so that a topic
 * of common words does not get half of them.
 *
 * <p>Both are logistic regressions (ridge 1e-4). They learnt from 133 topics, 103 for one day of 77 machine learning papers and 30
 * for the sample edition, for which all papers were labelled by hand as fitting, debatable (left out) or not, and the first one from
 * 158 topics more that nothing fits. By five-fold cross-validation over topics, the regressions alone (floors at 95.6 % silence and
 * {@link #GENEROSITY}) lose 6.6 % of the fitting papers among each topic's first ten, and 44 % of the picks that are not debatable
 * fit. {@link #STRAY} was then set by hand on the same topics: 97.5 % of the foreign ones find nothing.
 *
 * <p>Held out: 58 more topics and 40 foreign ones, each of these asked of both sets of papers; no weight was chosen by them, but they
 * were looked at once before STRAY was added and once after. 38 % of the picks fit (21 % under the rules before, hybrid-1), 78 % of
 * all fitting papers are found (82 %), 95.0 % of the foreign topics find nothing (96.3 %), as do 10 of 14 research topics that no
 * paper was about (11). Of the fitting papers among the first ten the floor loses 17 %, more than the 5 % that were aimed at.
 * Labels are one person's and strict: many of the "wrong" picks are neighbours of the topic.
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
    /** Log-odds of the best paper of a foreign topic that 96 of 100 do not reach; most pairs do not fit, so it is below 0. */
    private static final double SILENCE = -3.6;
    /** Few of the topic's words, and none beside its neighbour, are more often chance than the regression knows: "decoding" in stone. */
    private static final double STRAY = 0.8;

    private static final double FEW = 0.4;

    /** Log-odds from which on a paper is offered: higher is more precise and loses more. */
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
                - (isStray(paper) ? STRAY : 0)
                - SILENCE;
    }

    private static boolean isStray(Traits paper) {
        return paper.share() > 0 && paper.share() < FEW && paper.adjacent() == 0;
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
