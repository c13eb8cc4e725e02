package dev.paperboy.evaluation;

import dev.paperboy.evaluation.TestCollection.Document;
import dev.paperboy.evaluation.TestCollection.Query;
import dev.paperboy.matching.HybridMatcher;
import dev.paperboy.matching.Ranking;
import dev.paperboy.matching.Ranking.Placed;
import dev.paperboy.matching.Weights;
import dev.paperboy.papers.Paper;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Signals;
import dev.paperboy.topics.Topic;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Asks the matcher a collection's queries and measures what it answers. A collection's documents are the day's papers; a query's text
 * is a topic, its liked documents the examples of that topic.
 */
public final class Evaluation {

    private static final LocalDate DAY = LocalDate.EPOCH;

    private final TestCollection collection;
    private final Map<String, Long> keys = new HashMap<>();
    private final Map<Long, String> ids = new HashMap<>();
    private final Map<String, Paper> papers = new HashMap<>();
    private final Ranking ranking;

    /** Makes the collection's documents ready, which embeds them. */
    public Evaluation(TestCollection collection, HybridMatcher matcher) {
        this.collection = collection;
        for (var document : collection.documents()) {
            long key = keys.size() + 1L;
            if (keys.putIfAbsent(document.id(), key) == null) {
                ids.put(key, document.id());
                papers.put(document.id(), paper(key, document));
            }
        }
        this.ranking = matcher.ranking(papers.values());
    }

    private static Paper paper(long key, Document document) {
        return new Paper(
                key,
                PaperId.title("document " + key),
                document.title(),
                List.of(),
                document.text(),
                Optional.empty(),
                List.of(),
                DAY,
                Signals.NONE);
    }

    /**
     * A query's answer.
     *
     * @param placed the documents of the query's pool without the liked ones, best first
     */
    public record Answer(Query query, List<Placed> placed) {}

    /** The queries that have something relevant to find. */
    public List<Query> queries() {
        return collection.queries().stream()
                .filter(query -> grades(query).values().stream().anyMatch(grade -> grade > 0))
                .toList();
    }

    /** A query's judgements without the liked documents. */
    public Map<String, Double> grades(Query query) {
        var grades = new HashMap<>(collection.judgements(query));
        query.liked().forEach(grades::remove);
        return grades;
    }

    /** The id of a document by the key of its paper. */
    public String id(long key) {
        return ids.getOrDefault(key, "");
    }

    /** A query whose documents were compared with it, to be answered by weights. */
    public record Compared(Query query, Ranking.Compared documents) {}

    /** @param compared is told of each query once it was compared; from several threads */
    public void compare(Collection<Query> queries, Consumer<Compared> compared) {
        compare(
                queries,
                query -> query.liked().stream()
                        .flatMap(id -> Stream.ofNullable(papers.get(id)))
                        .toList(),
                compared);
    }

    /** The same for the queries of another collection, whose likes are papers of that one and none of these. */
    public void compareForeign(TestCollection other, Consumer<Compared> compared) {
        var documents = new HashMap<String, Document>();
        other.documents().forEach(document -> documents.putIfAbsent(document.id(), document));
        compare(
                other.queries(),
                query -> IntStream.range(0, query.liked().size())
                        .mapToObj(i -> Optional.ofNullable(
                                        documents.get(query.liked().get(i)))
                                .map(document -> paper(-1L - i, document)))
                        .flatMap(Optional::stream)
                        .toList(),
                compared);
    }

    private void compare(Collection<Query> queries, Function<Query, List<Paper>> liked, Consumer<Compared> compared) {
        var topics = new HashMap<String, Topic>();
        queries.forEach(query -> topics.put(query.id(), Topic.plain(query.text())));
        var vectors = ranking.vectors(topics.values().stream().distinct().toList());
        queries.parallelStream().forEach(query -> {
            var topic = topics.getOrDefault(query.id(), Topic.plain(query.text()));
            compared.accept(new Compared(
                    query,
                    ranking.compare(
                            topic, vectors.getOrDefault(topic, new float[0]), ranking.examples(liked.apply(query)))));
        });
    }

    /** @param answers is told of each query's answer; from several threads */
    public void ask(Collection<Query> queries, Weights weights, Consumer<Answer> answers) {
        compare(
                queries,
                compared -> answers.accept(new Answer(
                        compared.query(),
                        compared.documents().placed(weights, paper -> mayAnswer(compared.query(), paper)))));
    }

    /**
     * The documents of one day, best first, if they were dealt out to days.
     *
     * @param day from 0 on
     * @param days how many; at most as many as there are documents
     */
    public List<Placed> day(Compared compared, Weights weights, int day, int days) {
        return compared.documents().placed(weights, paper -> paper.key() % days == day);
    }

    /** How many documents there are. */
    public int size() {
        return keys.size();
    }

    /** The nDCG that weights reach for a query, sooner than {@link #measures} tells it. */
    public double ndcg(Compared compared, Weights weights) {
        var query = compared.query();
        return measures(
                        query,
                        compared.documents().best(weights, paper -> mayAnswer(query, paper), Measures.NDCG_DEPTH))
                .ndcg();
    }

    private boolean mayAnswer(Query query, Paper paper) {
        return collection
                .pool(query)
                .map(pool -> pool.contains(id(paper.key())))
                .orElse(true);
    }

    /** Compares an answer with what was judged. */
    public Measures measures(Answer answer) {
        return measures(
                answer.query(),
                answer.placed().stream()
                        .limit(Measures.DEPTH)
                        .map(Placed::paper)
                        .toList());
    }

    private Measures measures(Query query, List<Paper> best) {
        return Measures.of(best.stream().map(paper -> id(paper.key())).toList(), grades(query));
    }
}
