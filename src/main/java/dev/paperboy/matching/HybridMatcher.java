package dev.paperboy.matching;

import dev.paperboy.papers.Paper;
import dev.paperboy.topics.Topic;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Words and meaning together: BM25 and sentence vectors, weighed as {@link Relevance} says. What must and must not occur is taken
 * literally. Attention (upvotes, then comments) decides between papers that fit equally well. Safe for several threads.
 */
@Singleton
public final class HybridMatcher implements Matcher {

    private static final String RULES = "hybrid-1";

    /** Topics, sentences and abstracts that are remembered: about ten days of them, 30 MB at the most. */
    private static final int REMEMBERED = 10_000;

    /** For so many matches of a topic sentences are compared by meaning, for those further down by words alone. */
    private static final int COMPARED_BY_MEANING = 10;

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
        var day = Day.of(papers, analysis);
        try (var index = new LexicalIndex(day.texts(), analysis)) {
            var scorer = new Scorer(day, directions(day.papers()), index, common, abbreviations, analysis);
            var fits = new LinkedHashMap<Topic, List<Scorer.Fit>>();
            asked.forEach((topic, direction) -> fits.put(topic, scorer.fits(topic, direction)));
            var passages = new Passages(comparedByMeaning(fits.values()), remembering, background);
            var witness = new Witness(analysis, common, abbreviations, index::idf);
            fits.forEach((topic, found) -> Optional.ofNullable(asked.get(topic))
                    .ifPresent(direction -> matches.put(topic, explain(topic, direction, found, passages, witness))));
        }
        return matches;
    }

    @Override
    public List<Paper> like(Paper paper, Collection<Paper> among, int most) {
        var others = Day.of(among, analysis).papers().stream()
                .filter(other -> other.key() != paper.key())
                .toList();
        if (others.isEmpty()) {
            return List.of();
        }
        var direction = directions(List.of(paper)).get(0);
        var directions = directions(others);
        var nearness = new LinkedHashMap<Paper, Double>();
        for (int i = 0; i < others.size(); i++) {
            nearness.put(others.get(i), Background.nearness(direction, directions.get(i)));
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
                .map(topic -> abbreviations.writtenOut(Scorer.question(topic)))
                .toList());
        var directions = new LinkedHashMap<Topic, float[]>();
        int i = 0;
        for (var topic : topics) {
            directions.put(topic, background.from(encoded.get(i++)));
        }
        return directions;
    }

    private List<float[]> directions(List<Paper> papers) {
        var known = vectors.of(papers, remembering);
        return papers.stream()
                .map(paper -> background.from(known.getOrDefault(paper.key(), new float[0])))
                .toList();
    }

    private static Collection<PaperText> comparedByMeaning(Collection<List<Scorer.Fit>> fits) {
        var texts = new LinkedHashSet<PaperText>();
        fits.forEach(found -> found.stream().limit(COMPARED_BY_MEANING).forEach(fit -> texts.add(fit.text())));
        return texts;
    }

    private static List<Match> explain(
            Topic topic, float[] direction, List<Scorer.Fit> fits, Passages passages, Witness witness) {
        var matches = new ArrayList<Match>();
        for (var fit : fits) {
            var nearness =
                    matches.size() < COMPARED_BY_MEANING ? passages.nearness(fit.text(), direction) : List.<Double>of();
            var evidence = witness.evidence(topic, fit.text(), passages.of(fit.text()), nearness);
            matches.add(new Match(fit.paper(), topic, fit.relevance().probability(), evidence));
        }
        return List.copyOf(matches);
    }
}
