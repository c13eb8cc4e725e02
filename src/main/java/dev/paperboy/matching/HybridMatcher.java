package dev.paperboy.matching;

import dev.paperboy.papers.Paper;
import dev.paperboy.topics.Topic;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Words and meaning together: BM25 and sentence vectors, weighed as {@link Relevance} says. What must and must not occur is taken
 * literally. Attention (upvotes, then comments) decides between papers that fit equally well. Safe for several threads.
 */
@Singleton
public final class HybridMatcher implements Matcher {

    private static final String RULES = "hybrid-3";

    /** Topics, sentences and abstracts that are remembered: about ten days of them, 30 MB at the most. */
    private static final int REMEMBERED = 10_000;

    private final Analysis analysis = new Analysis();
    private final CommonWords common = new CommonWords(analysis);
    private final Abbreviations abbreviations = new Abbreviations();
    private final Encoder remembering;
    private final Vectors vectors;
    private final Background background;

    public HybridMatcher(Encoder encoder, Vectors vectors) {
        this.remembering = new RememberingEncoder(encoder, REMEMBERED);
        this.vectors = vectors;
        this.background = new Background(encoder);
    }

    @Override
    public String ruleVersion() {
        return RULES + "/" + remembering.name();
    }

    @Override
    public Map<Topic, List<Match>> match(Collection<Paper> papers, Collection<Topic> topics) {
        var matches = new LinkedHashMap<Topic, List<Match>>();
        topics.forEach(topic -> matches.put(topic, List.of()));
        if (papers.isEmpty() || matches.isEmpty()) {
            return matches;
        }
        var asked = questions(matches.keySet());
        var day = Day.of(papers, analysis, abbreviations);
        var directions = directionsOfTexts(day);
        try (var index = new LexicalIndex(day.bothForms(), analysis)) {
            var scorer = new Scorer(day, directions, index, common, analysis);
            var witness = new Witness(day, directions, analysis, common, abbreviations, index::idf);
            asked.forEach((topic, direction) ->
                    matches.put(topic, explain(topic, direction, scorer.fits(topic, direction), witness)));
        }
        return matches;
    }

    @Override
    public List<Paper> like(Paper paper, Collection<Paper> among, int most) {
        var others = Day.of(among, analysis, abbreviations).papers().stream()
                .filter(other -> other.key() != paper.key())
                .toList();
        if (others.isEmpty()) {
            return List.of();
        }
        var direction = directions(List.of(paper)).get(0).whole();
        var directions = directions(others);
        var nearness = new LinkedHashMap<Paper, Double>();
        for (int i = 0; i < others.size(); i++) {
            nearness.put(
                    others.get(i),
                    Background.nearness(direction, directions.get(i).whole()));
        }
        return nearness.entrySet().stream()
                .sorted(Map.Entry.<Paper, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(entry -> entry.getKey().key()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<Topic, float[]> questions(Collection<Topic> topics) {
        var encoded = remembering.encode(topics.stream()
                .map(topic -> abbreviations.writtenOut(Question.text(topic)))
                .toList());
        var directions = new LinkedHashMap<Topic, float[]>();
        int i = 0;
        for (var topic : topics) {
            directions.put(topic, background.from(encoded.get(i++)));
        }
        return directions;
    }

    /** Papers with one text have one direction, so that of any of them will do. */
    private List<PaperVectors> directionsOfTexts(Day day) {
        var firsts = new TreeMap<Integer, Paper>();
        for (int i = 0; i < day.papers().size(); i++) {
            firsts.putIfAbsent(day.textOf().get(i), day.papers().get(i));
        }
        return directions(List.copyOf(firsts.values()));
    }

    private List<PaperVectors> directions(List<Paper> papers) {
        var known = vectors.of(papers, remembering);
        return papers.stream()
                .flatMap(paper -> Optional.ofNullable(known.get(paper.key())).stream())
                .map(found -> found.from(background))
                .toList();
    }

    private static List<Match> explain(Topic topic, float[] direction, List<Scorer.Fit> fits, Witness witness) {
        return fits.stream()
                .map(fit -> new Match(
                        fit.paper(),
                        topic,
                        fit.relevance().probability(),
                        witness.evidence(topic, direction, fit.text(), fit.byline())))
                .toList();
    }
}
