package dev.paperboy.matching;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The stems of a paper and which of them stand together. */
final class Words {

    private final Set<String> stems;
    private final Set<String> together = new HashSet<>();

    Words(PaperText paper) {
        var order = Stream.concat(paper.titleTerms().stream(), paper.bodyTerms().stream())
                .map(Analysis.Term::stem)
                .toList();
        stems = Set.copyOf(order);
        for (int i = 0; i < order.size(); i++) {
            join(order, i, i - 1);
            join(order, i, i + 1);
            join(order, i, i + 2);
        }
    }

    private void join(List<String> order, int one, int other) {
        if (other >= 0 && other < order.size()) {
            together.add(order.get(one) + " " + order.get(other));
        }
    }

    boolean has(String stem) {
        return stems.contains(stem);
    }

    /** Whether they are neighbours, in either order, or one word apart in this order. */
    boolean hasTogether(String one, String other) {
        return together.contains(one + " " + other);
    }
}
