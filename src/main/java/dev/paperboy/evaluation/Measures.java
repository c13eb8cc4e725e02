package dev.paperboy.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How good one ranking is, as trec_eval 9 defines it (https://github.com/usnistgov/trec_eval).
 *
 * @param ndcg nDCG over the first 10, with linear gain, discount 1/log2(rank + 1), and the ideal of all judgements (m_ndcg_cut)
 * @param recall the share of the relevant documents among the first 100 (m_recall)
 * @param averagePrecision the mean precision at the ranks of the relevant documents, over the first 1000 (m_map)
 */
public record Measures(double ndcg, double recall, double averagePrecision) {

    /** As deep as nDCG looks. */
    static final int NDCG_DEPTH = 10;

    private static final int RECALL_DEPTH = 100;

    /** As deep as a ranking is looked at. */
    static final int DEPTH = 1000;

    /**
     * @param ranking ids, best first
     * @param judgements grades by id; what is above 0 is relevant; at least one must be
     */
    static Measures of(List<String> ranking, Map<String, Double> judgements) {
        var relevant = judgements.values().stream().filter(grade -> grade > 0).count();
        double gain = 0;
        int found = 0;
        int foundEarly = 0;
        double precisions = 0;
        for (int i = 0; i < Math.min(DEPTH, ranking.size()); i++) {
            var grade = Math.max(0, judgements.getOrDefault(ranking.get(i), 0.0));
            gain += i < NDCG_DEPTH ? grade * discount(i) : 0;
            if (grade > 0) {
                found++;
                foundEarly += i < RECALL_DEPTH ? 1 : 0;
                precisions += (double) found / (i + 1);
            }
        }
        return new Measures(gain / ideal(judgements), (double) foundEarly / relevant, precisions / relevant);
    }

    private static double ideal(Map<String, Double> judgements) {
        var grades = judgements.values().stream()
                .filter(grade -> grade > 0)
                .sorted(Comparator.reverseOrder())
                .limit(NDCG_DEPTH)
                .toList();
        double ideal = 0;
        for (int i = 0; i < grades.size(); i++) {
            ideal += grades.get(i) * discount(i);
        }
        return ideal;
    }

    private static double discount(int place) {
        return Math.log(2) / Math.log(place + 2.0);
    }
}
