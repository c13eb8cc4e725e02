package dev.paperboy.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
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

/**
 * Documents, what people asked, and what they found relevant. A folder with {@code corpus.jsonl} ({@code id}, {@code title},
 * {@code text}; or one line with the path of another such file), {@code queries.jsonl} ({@code id}, {@code text}, and, if there are
 * papers that the person liked, {@code liked} with their ids), {@code qrels.tsv} (a header; query, document, grade) and perhaps
 * {@code pools.tsv} (a header; query, document): then a query's ranking is of its pool only.
 *
 * @param name of the folder
 */
public record TestCollection(
        String name,
        List<Document> documents,
        List<Query> queries,
        Map<String, Map<String, Double>> judgements,
        Map<String, Set<String>> pools) {

    private static final JsonMapper JSON = new JsonMapper();

    /** A paper of the collection. */
    public record Document(String id, String title, String text) {}

    /** @param liked ids of documents, which are left out of the ranking */
    public record Query(String id, String text, List<String> liked) {}

    /**
     * Reads a folder.
     *
     * @throws IOException naming file and line of what is missing or cannot be understood
     */
    public static TestCollection read(Path folder) throws IOException {
        var name = folder.toAbsolutePath().normalize().getFileName();
        return new TestCollection(
                name == null ? folder.toString() : name.toString(),
                documents(folder.resolve("corpus.jsonl")),
                queries(folder.resolve("queries.jsonl")),
                judgements(folder.resolve("qrels.tsv")),
                pools(folder.resolve("pools.tsv")));
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
        var elsewhere = elsewhere(file);
        if (elsewhere.isPresent()) {
            return documents(elsewhere.get());
        }
        var documents = new ArrayList<Document>();
        for (var node : objects(file)) {
            documents.add(new Document(text(node, "id"), text(node, "title"), text(node, "text")));
        }
        return List.copyOf(documents);
    }

    /** A corpus that several collections share stands in one of them. */
    private static Optional<Path> elsewhere(Path file) throws IOException {
        var lines = lines(file).stream().limit(2).toList();
        var only = lines.size() == 1 ? lines.get(0).strip() : "";
        return only.isEmpty() || only.startsWith("{") ? Optional.empty() : Optional.of(file.resolveSibling(only));
    }

    private static List<Query> queries(Path file) throws IOException {
        var queries = new ArrayList<Query>();
        for (var node : objects(file)) {
            var liked = new ArrayList<String>();
            node.path("liked").forEach(id -> liked.add(id.asText()));
            queries.add(new Query(text(node, "id"), text(node, "text"), List.copyOf(liked)));
        }
        return List.copyOf(queries);
    }

    private static Map<String, Map<String, Double>> judgements(Path file) throws IOException {
        var judgements = new LinkedHashMap<String, Map<String, Double>>();
        for (var row : rows(file, 3)) {
            var grades = judgements.computeIfAbsent(row.get(0), query -> new HashMap<>());
            try {
                grades.put(row.get(1), Double.valueOf(row.get(2)));
            } catch (NumberFormatException e) {
                throw new IOException(file + ": the grade \"" + row.get(2) + "\" is not a number", e);
            }
        }
        return judgements;
    }

    private static Map<String, Set<String>> pools(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Map.of();
        }
        var pools = new HashMap<String, Set<String>>();
        for (var row : rows(file, 2)) {
            pools.computeIfAbsent(row.get(0), query -> new LinkedHashSet<>()).add(row.get(1));
        }
        return pools;
    }

    private static List<JsonNode> objects(Path file) throws IOException {
        var objects = new ArrayList<JsonNode>();
        int number = 0;
        for (var line : lines(file)) {
            number++;
            try {
                if (!line.isBlank()) {
                    objects.add(JSON.readTree(line));
                }
            } catch (JsonProcessingException e) {
                throw new IOException(file + ", line " + number + ": not JSON", e);
            }
        }
        return objects;
    }

    private static List<List<String>> rows(Path file, int columns) throws IOException {
        var rows = new ArrayList<List<String>>();
        var lines = lines(file);
        for (int i = 1; i < lines.size(); i++) {
            var row = List.of(lines.get(i).split("\t"));
            if (row.size() >= columns) {
                rows.add(row);
            } else if (!lines.get(i).isBlank()) {
                throw new IOException(
                        file + ", line " + (i + 1) + ": expected " + columns + " columns, found " + row.size());
            }
        }
        return rows;
    }

    private static List<String> lines(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IOException("Cannot read " + file);
        }
        return Files.readAllLines(file, StandardCharsets.UTF_8);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).isNull() ? "" : node.path(field).asText("");
    }
}
