package dev.paperboy.daily;

import dev.paperboy.matching.Evidence;
import dev.paperboy.matching.Match;
import dev.paperboy.matching.Matcher;
import dev.paperboy.matching.Taste;
import dev.paperboy.papers.Paper;
import dev.paperboy.topics.Topic;
import java.time.Instant;
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
    public Prepared prepare(Collection<Paper> papers) {
        return new Prepared() {
            @Override
            public Map<Topic, List<Match>> match(Collection<Topic> topics, double floor) {
                return topics.stream().collect(Collectors.toMap(Function.identity(), topic -> all(papers, topic)));
            }

            @Override
            public List<Match> inTaste(List<Match> matches, Taste taste, double floor) {
                return matches;
            }
        };
    }

    private static List<Match> all(Collection<Paper> papers, Topic topic) {
        return papers.stream()
                .map(paper -> new Match(paper, topic, 0, 1, new Evidence(List.of(), List.of(paper.abstractText()))))
                .toList();
    }

    @Override
    public Taste taste(Collection<Rated> ratings, Instant now) {
        return Taste.NONE;
    }

    @Override
    public List<Paper> like(Paper paper, Collection<Paper> among, int most) {
        return List.of();
    }
}
