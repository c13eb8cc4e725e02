package dev.paperboy.matching;

import java.util.Collection;

/**
 * What speaks for a paper and a topic.
 *
 * @param nearness cosine of topic and paper, seen from {@link Background}
 * @param passage the same for the nearest of the paper's sentences, the title included
 * @param share of the topic's words that the paper has, see {@link Question#share}
 * @param lexical BM25 as a share of the possible, see {@link LexicalIndex#scores}
 * @param adjacent share of the topic's neighbouring words that are neighbours in the paper, see {@link Question#adjacent}
 */
record Traits(double nearness, double passage, double share, double lexical, double adjacent) {

    /** Whole and passage in one number. */
    double meaning() {
        return (nearness + passage) / 2;
    }

    /**
     * How the papers of a day stand to one topic.
     *
     * @param lexical of the best paper
     * @param mean of {@link #meaning}
     * @param spread standard deviation of {@link #meaning}
     */
    record Field(double lexical, double mean, double spread) {

        /** So many papers as far away as any two fields are added, for the days on which there are few. */
        private static final int FAR = 5;

        /** On a day on which all papers are equally near none stands out. */
        private static final double LEAST_SPREAD = 0.03;

        static Field of(Collection<Traits> papers) {
            var count = papers.size() + FAR;
            var meanings = papers.stream().mapToDouble(Traits::meaning).toArray();
            double sum = 0;
            double squares = 0;
            for (var meaning : meanings) {
                sum += meaning;
                squares += meaning * meaning;
            }
            var mean = sum / count;
            return new Field(
                    papers.stream().mapToDouble(Traits::lexical).max().orElse(0),
                    mean,
                    Math.sqrt(Math.max(0, squares / count - mean * mean)));
        }

        /** By how many spreads a paper is nearer than the day's middle. */
        double standing(Traits paper) {
            return (paper.meaning() - mean) / (spread + LEAST_SPREAD);
        }
    }
}
