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

/** Finds what {@link EveryPaper} finds, without evidence, and counts of how many matches it is asked for some. */
final class CountedEvidence implements Matcher {

    private final Matcher everyPaper = new EveryPaper();
    private int explained;

    int explained() {
        return explained;
    }

    @Override
    public String ruleVersion() {
        return "counted-evidence";
    }

    @Override
    public Prepared prepare(Collection<Paper> papers) {
        var prepared = everyPaper.prepare(papers);
        return new Prepared() {
            @Override
            public Map<Topic, List<Match>> match(Collection<Topic> topics, double floor) {
                var matches = score(topics, floor);
                matches.replaceAll((topic, found) -> explain(found, true));
                return matches;
            }

            @Override
            public Map<Topic, List<Match>> score(Collection<Topic> topics, double floor) {
                var matches = prepared.match(topics, floor);
                matches.replaceAll((topic, found) -> found.stream()
                        .map(match ->
                                new Match(match.paper(), topic, match.score(), match.probability(), Evidence.NONE))
                        .toList());
                return matches;
            }

            @Override
            public List<Match> explain(List<Match> matches, boolean thorough) {
                explained += matches.size();
                return matches.stream()
                        .map(match -> new Match(
                                match.paper(),
                                match.topic(),
                                match.score(),
                                match.probability(),
                                new Evidence(List.of(), List.of("Looked into."))))
                        .toList();
            }

            @Override
            public List<Match> inTaste(List<Match> matches, Taste taste, double floor) {
                return matches;
            }
        };
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
