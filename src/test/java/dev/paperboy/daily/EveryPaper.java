package dev.paperboy.daily;

import dev.paperboy.matching.Evidence;
import dev.paperboy.matching.Match;
import dev.paperboy.matching.Matcher;
import dev.paperboy.papers.Paper;
import dev.paperboy.topics.Topic;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds that each paper fits each topic, so that nothing but time decides what is in a digest. */
final class EveryPaper implements Matcher {

    @Override
    public String ruleVersion() {
        return "every-paper";
    }

    @Override
    public Map<Topic, List<Match>> match(Collection<Paper> papers, Collection<Topic> topics) {
        return topics.stream().collect(Collectors.toMap(Function.identity(), topic -> papers.stream()
                .map(paper -> new Match(paper, topic, 1, new Evidence(List.of(), List.of(paper.abstractText()))))
                .toList()));
    }

    @Override
    public List<Paper> like(Paper paper, Collection<Paper> among, int most) {
        return List.of();
    }
}
