package dev.paperboy.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Documents, what people asked, and what they found relevant. A folder with {@code corpus.jsonl} ({@code id}, {@code title},
 * {@code text}; or one line with the path of another such file), {@code queries.jsonl} ({@code id}, {@code text}, and, if there are
 * papers that the person liked, {@code liked} with their ids), {@code qrels.tsv} (query, document, grade; or trec_eval's four columns)
 * and perhaps {@code pools.tsv} (query, document): then a query's ranking is of its pool only. Both may begin with a header.
 *
 * @param name of the folder
 */
public record TestCollection(
        String name,
        List<Document> documents,
        List<Query> queries,
        Map<String, Map<String, Double>> judgements,
        Map<String, Set<String>> pools) {

    private static final Pattern GRADE = Pattern.compile("[+-]?[0-9]+([.][0-9]*)?([eE][+-]?[0-9]{1,2})?");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** A paper of the collection. */
    public record Document(String id, String title, String text) {}

    /**
     * @param text what is asked in words; may be empty if papers are liked
     * @param liked ids of documents that the answers are to resemble, and which are left out of the ranking
     */
    public record Query(String id, String text, List<String> liked) {}

    /**
     * Reads a folder.
     *
     * @throws IOException naming file and line of what is missing or cannot be understood
     */
    public static TestCollection read(Path folder) throws IOException {
        var name = folder.toAbsolutePath().normalize().getFileName();
        var queries = queries(folder.resolve("queries.jsonl"));
        return new TestCollection(
                name == null ? folder.toString() : name.toString(),
                documents(folder.resolve("corpus.jsonl")),
                queries,
                judgements(folder.resolve("qrels.tsv")),
                pools(folder.resolve("pools.tsv"), queries));
    }

    /** Queries whose documents are nowhere. */
    static TestCollection of(String name, List<Query> queries) {
        return new TestCollection(name, List.of(), queries, Map.of(), Map.of());
    }

    /** What to ask another collection: likes only where nothing is asked in words, which decide by themselves whether anything is found. */
    TestCollection asForeign() {
        return new TestCollection(
                name,
                documents,
                queries.stream()
                        .filter(query ->
                                !query.text().isBlank() || !query.liked().isEmpty())
                        .map(query -> query.text().isBlank() ? query : new Query(query.id(), query.text(), List.of()))
                        .toList(),
                judgements,
                pools);
    }

    /** The grades of a query's documents; what is not judged is absent. */
    public Map<String, Double> judgements(Query query) {
        return judgements.getOrDefault(query.id(), Map.of());
    }

    /** The documents that a query's ranking may hold; all if it says nothing. */
    public Optional<Set<String>> pool(Query query) {
        return Optional.ofNullable(pools.get(query.id()));
    }

    private static List<Document> documents(Path file) throws IOException {
        var documents = new ArrayList<Document>();
        objects(
                elsewhere(file).orElse(file),
                (place, node) ->
                        documents.add(new Document(text(node, "id"), text(node, "title"), text(node, "text"))));
        return List.copyOf(documents);
    }

    /** A corpus that several collections share stands in one of them. */
    private static Optional<Path> elsewhere(Path file) throws IOException {
        var first = new ArrayList<String>();
        each(file, (number, line) -> {
            if (first.size() < 2 && !line.isBlank()) {
                first.add(line.strip());
            }
            return first.size() < 2;
        });
        var only = first.size() == 1 ? first.get(0) : "";
        return only.isEmpty() || only.startsWith("{") || only.startsWith("[")
                ? Optional.empty()
                : Optional.of(file.resolveSibling(only));
    }

    private static List<Query> queries(Path file) throws IOException {
        var queries = new LinkedHashMap<String, Query>();
        objects(file, (place, node) -> {
            var query = new Query(text(node, "id"), text(node, "text"), liked(place, node.path("liked")));
            if (queries.put(query.id(), query) != null) {
                throw new IOException(place + ": another query has the id \"" + query.id() + "\" too");
            }
        });
        return List.copyOf(queries.values());
    }

    private static List<String> liked(String place, JsonNode ids) throws IOException {
        if (ids.isMissingNode() || ids.isNull()) {
            return List.of();
        }
        var liked = new ArrayList<String>();
        for (var id : ids.isArray() ? ids : List.of(ids)) {
            if (!id.isTextual() && !(ids.isArray() && id.isNumber())) {
                throw new IOException(place + ": \"liked\" is to be a list of ids of documents, not " + ids);
            }
            liked.add(id.asText());
        }
        return List.copyOf(liked);
    }

    private static Map<String, Map<String, Double>> judgements(Path file) throws IOException {
        var judgements = new LinkedHashMap<String, Map<String, Double>>();
        Predicate<List<String>> header =
                row -> !GRADE.matcher(row.get(row.size() - 1)).matches();
        rows(file, 3, header, (place, row) -> {
            // trec_eval's own form has a column of zeros after the query.
            var trec = row.size() == 4;
            judgements
                    .computeIfAbsent(row.get(0), query -> new HashMap<>())
                    .put(row.get(trec ? 2 : 1), grade(place, row.get(trec ? 3 : 2)));
        });
        return judgements;
    }

    private static double grade(String place, String text) throws IOException {
        if (GRADE.matcher(text).matches()) {
            return Double.parseDouble(text);
        }
        throw new IOException(place + ": the grade \"" + text + "\" is not a number");
    }

    private static Map<String, Set<String>> pools(Path file, List<Query> queries) throws IOException {
        if (!Files.exists(file)) {
            return Map.of();
        }
        var pools = new HashMap<String, Set<String>>();
        var asked = queries.stream().map(Query::id).collect(Collectors.toSet());
        rows(file, 2, row -> !asked.contains(row.get(0)), (place, row) -> pools.computeIfAbsent(
                        row.get(0), query -> new LinkedHashSet<>())
                .add(row.get(1)));
        return pools;
    }

    /** One line at a time: a corpus may be larger than what is kept of it. */
    private static void objects(Path file, Each<JsonNode> each) throws IOException {
        each(file, (number, line) -> {
            if (!line.isBlank()) {
                var place = place(file, number);
                var node = object(place, line);
                if (text(node, "id").isEmpty()) {
                    throw new IOException(place + ": has no id");
                }
                each.take(place, node);
            }
            return true;
        });
    }

    private static JsonNode object(String place, String line) throws IOException {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IOException(place + ": not JSON", e);
        }
        if (!node.isObject()) {
            throw new IOException(place + ": expected one object in a line, {…}");
        }
        return node;
    }

    /** What is not blank, without the first row if that is a header. */
    private static void rows(Path file, int columns, Predicate<List<String>> header, Each<List<String>> each)
            throws IOException {
        var seen = new AtomicBoolean();
        each(file, (number, line) -> {
            if (line.isBlank()) {
                return true;
            }
            var row = Stream.of(line.strip().split(line.contains("\t") ? "\t" : " +"))
                    .map(String::strip)
                    .toList();
            if (seen.getAndSet(true) || !header.test(row)) {
                if (row.size() < columns) {
                    throw new IOException(
                            place(file, number) + ": expected " + columns + " columns, found " + row.size());
                }
                each.take(place(file, number), row);
            }
            return true;
        });
    }

    private static String place(Path file, int number) {
        return file + ", line " + number;
    }

    /** What is done with each thing read. */
    private interface Each<T> {
        /** @param place file and line, for what is to be said of it */
        void take(String place, T read) throws IOException;
    }

    /** What is done with each line; false if no more are wanted. */
    private interface Lines {
        boolean take(int number, String line) throws IOException;
    }

    private static void each(Path file, Lines lines) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException("Cannot read " + file);
        }
        int number = 0;
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                // Some programs begin a file in UTF-8 with a byte order mark.
                var bare = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
                if (!lines.take(number, bare)) {
                    return;
                }
            }
        } catch (CharacterCodingException e) {
            throw new IOException(file + ", after line " + number + ": not UTF-8", e);
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).isNull() ? "" : node.path(field).asText("");
    }
}
