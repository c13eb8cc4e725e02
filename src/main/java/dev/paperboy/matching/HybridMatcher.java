package dev.paperboy.matching;

import dev.paperboy.papers.Paper;
import dev.paperboy.topics.Topic;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Words and meaning together, see {@link Ranker}, with a floor, see {@link Relevance}. What must and must not occur is taken literally.
 * Attention decides between papers that fit equally well. Safe for several threads.
 */
@Singleton
public final class HybridMatcher implements Matcher {

    private static final String RULES = "hybrid-10";

    /** Topics that are remembered: 40 MB at the most. */
    private static final int REMEMBERED = 10_000;

    /** Examples of topics that are remembered: 30 MB at the most. */
    private static final int EXAMPLES_REMEMBERED = 5_000;

    private final Analysis analysis = new Analysis();
    private final CommonWords common = new CommonWords(analysis);
    private final Abbreviations abbreviations = new Abbreviations();
    private final String encoderName;
    private final TopicVectors topicVectors;
    private final Embeddings embeddings;
    private final Archive archive;
    private final Background background;
    private final LatestShelves shelves = new LatestShelves();
    private final RatedStems stems = new RatedStems(analysis);
    private final TopicExamples topicExamples;

    /** One for topics without examples. */
    public HybridMatcher(Encoder encoder, Embeddings embeddings, Archive archive) {
        this(encoder, embeddings, archive, Examples.NONE);
    }

    @Inject
    public HybridMatcher(Encoder encoder, Embeddings embeddings, Archive archive, Examples examples) {
        this.topicExamples = new TopicExamples(examples, embeddings, stems, EXAMPLES_REMEMBERED);
        this.encoderName = encoder.name();
        this.topicVectors = new TopicVectors(embeddings, REMEMBERED);
        this.embeddings = embeddings;
        this.archive = archive;
        this.background = new Background(encoder);
    }

    @Override
    public String ruleVersion() {
        return RULES + "/" + encoderName;
    }

    @Override
    public List<Paper> embedded(Collection<Paper> papers) {
        var known = embeddings.known(papers);
        return papers.stream().filter(paper -> known.contains(paper.key())).toList();
    }

    @Override
    public Prepared prepare(Collection<Paper> papers) {
        var shelf = shelf(papers);
        var fits = new Fits(shelf, common, analysis);
        return new Prepared() {
            @Override
            public Map<Topic, List<Match>> match(Collection<Topic> topics, double floor) {
                return HybridMatcher.this.match(shelf, fits, topics, floor);
            }

            @Override
            public Map<Topic, List<Match>> score(Collection<Topic> topics, double floor) {
                return HybridMatcher.this.score(shelf, fits, topics, floor);
            }

            @Override
            public List<Match> explain(List<Match> matches, boolean thorough) {
                return HybridMatcher.this.explain(fits, shelf, matches, thorough);
            }

            @Override
            public List<Match> inTaste(List<Match> matches, Taste taste, double floor) {
                return HybridMatcher.this.inTaste(fits, matches, taste, floor);
            }

            @Override
            public double likeness(Paper one, Paper other) {
                return fits.likeness(one, other);
            }
        };
    }

    @Override
    public Taste taste(Collection<Rated> ratings, Instant now) {
        var vectors = embeddings.papers(ratings.stream().map(Rated::paper).toList());
        var examples = new ArrayList<Taste.Example>();
        for (var rating : ratings) {
            var vector = vectors.get(rating.paper().key());
            if (vector != null) {
                examples.add(
                        new Taste.Example(rating.paper(), stems.of(rating.paper()), vector, Taste.weight(rating, now)));
            }
        }
        return new Taste(examples);
    }

    /** All of some papers in their order, for measuring. */
    public Ranking ranking(Collection<Paper> papers) {
        var shelf = shelf(papers);
        return new Ranking(this, shelf, new Fits(shelf, common, analysis));
    }

    /** The papers and what was there before, ready to be compared. */
    private Shelf shelf(Collection<Paper> papers) {
        var earlier = archive.papers();
        return shelves.get(
                papers,
                earlier,
                () -> Shelf.of(papers, earlier, embeddings::papers, analysis, abbreviations, background));
    }

    private Map<Topic, List<Match>> match(Shelf shelf, Fits fits, Collection<Topic> topics, double floor) {
        var matches = score(shelf, fits, topics, floor);
        var explained = explain(
                        fits,
                        shelf,
                        matches.values().stream().flatMap(List::stream).toList(),
                        true)
                .iterator();
        matches.replaceAll(
                (topic, found) -> found.stream().map(match -> explained.next()).toList());
        return matches;
    }

    private Map<Topic, List<Match>> score(Shelf shelf, Fits fits, Collection<Topic> topics, double floor) {
        var matches = new LinkedHashMap<Topic, List<Match>>();
        topics.forEach(topic -> matches.put(topic, List.of()));
        if (shelf.papers().isEmpty() || matches.isEmpty()) {
            return matches;
        }
        var examples = topicExamples.of(matches.keySet());
        vectors(matches.keySet())
                .forEach((topic, vector) -> matches.put(
                        topic,
                        fits.of(topic, vector, examples.getOrDefault(topic, Taste.NONE), floor).stream()
                                .map(fit -> match(topic, fit))
                                .toList()));
        return matches;
    }

    private static Match match(Topic topic, Fits.Fit fit) {
        var evidence = fit.resembles().isEmpty() ? Evidence.NONE : Evidence.NONE.resembling(fit.resembles());
        return new Match(fit.paper(), topic, fit.score(), fit.probability(), evidence);
    }

    private List<Match> explain(Fits fits, Shelf shelf, List<Match> matches, boolean thorough) {
        if (matches.isEmpty()) {
            return matches;
        }
        var papers = matches.stream().map(Match::paper).toList();
        var sentences = thorough ? embeddings.sentences(papers) : embeddings.knownSentences(papers);
        var witness = new Witness(shelf, sentences, analysis, common, abbreviations);
        var vectors = spokenFor(matches.stream().map(Match::topic).distinct().toList());
        return matches.stream()
                .map(match -> fits.find(match.paper())
                        .map(place -> match.with(witness.evidence(
                                        match.topic(), vectors.getOrDefault(match.topic(), new float[0]), place)
                                .resembling(match.evidence().resembles())))
                        .orElse(match))
                .toList();
    }

    /** What sentences are compared with: each topic's words, or, if it has none, its examples. */
    private Map<Topic, float[]> spokenFor(Collection<Topic> topics) {
        var vectors = vectors(topics);
        vectors.replaceAll(
                (topic, vector) -> topic.isByExample() && topic.question().isEmpty()
                        ? topicExamples.lastKnown(topic).vector().orElse(vector)
                        : vector);
        return vectors;
    }

    private List<Match> inTaste(Fits fits, List<Match> matches, Taste taste, double floor) {
        if (taste.isNone() || matches.isEmpty()) {
            return matches;
        }
        var topic = matches.get(0).topic();
        // Who names no subject likes all that is asked for.
        return topic.namesNoSubject()
                ? fits.inTaste(matches, taste, floor)
                : fits.inTaste(matches, about(fits, topic, taste), floor);
    }

    private Taste about(Fits fits, Topic topic, Taste taste) {
        return topic.isByExample()
                ? fits.about(taste, topicExamples.lastKnown(topic))
                : taste.about(vectors(List.of(topic)).getOrDefault(topic, new float[0]));
    }

    /** Some papers as the examples of a topic. */
    Taste examples(Collection<Paper> papers) {
        return topicExamples.taste(papers);
    }

    /** Makes vectors of topics and of their examples, as far as there are none yet. */
    void embed(Collection<Topic> topics) {
        vectors(topics);
        topicExamples.of(topics);
    }

    /** Each topic's vector, in their order. */
    Map<Topic, float[]> vectors(Collection<Topic> topics) {
        var encoded = topicVectors.of(topics.stream()
                .map(topic -> new Embeddings.Question(topic.text(), abbreviations.writtenOut(topic.question())))
                .toList());
        var vectors = new LinkedHashMap<Topic, float[]>();
        int i = 0;
        for (var topic : topics) {
            vectors.put(topic, encoded.get(i++));
        }
        return vectors;
    }

    @Override
    public List<Paper> like(Paper paper, Collection<Paper> among, int most) {
        var others = new LinkedHashMap<Long, Paper>();
        among.stream()
                .filter(other -> other.key() != paper.key())
                .sorted(Comparator.comparingLong(Paper::key))
                .forEach(other -> others.putIfAbsent(other.key(), other));
        if (others.isEmpty()) {
            return List.of();
        }
        var vectors = embeddings.papers(others.values());
        var middle = background.middle(vectors.values());
        var own = Direction.from(
                middle, embeddings.papers(List.of(paper)).getOrDefault(paper.key(), new float[middle.length]));
        var nearness = new LinkedHashMap<Paper, Float>();
        others.forEach((key, other) ->
                nearness.put(other, Direction.product(own, Direction.from(middle, vectors.getOrDefault(key, middle)))));
        return nearness.entrySet().stream()
                .sorted(Map.Entry.<Paper, Float>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(entry -> entry.getKey().key()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }
}
