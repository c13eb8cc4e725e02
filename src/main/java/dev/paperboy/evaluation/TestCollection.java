package dev.paperboy.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Documents, what people asked, and what they found relevant. A folder with {@code corpus.jsonl} ({@code id}, {@code title},
 * {@code text}; or one line with the path of another such file), {@code queries.jsonl} ({@code id}, {@code text}, and, if there are
 * papers that the person liked, {@code liked} with their ids), {@code qrels.tsv} (a header; query, document, grade; or trec_eval's four columns without one) and perhaps
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

    private static final Pattern GRADE = Pattern.compile("-?[0-9]+([.][0-9]+)?");
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
        objects(file, node -> documents.add(new Document(text(node, "id"), text(node, "title"), text(node, "text"))));
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
        return only.isEmpty() || only.startsWith("{") ? Optional.empty() : Optional.of(file.resolveSibling(only));
    }

    private static List<Query> queries(Path file) throws IOException {
        var queries = new ArrayList<Query>();
        objects(file, node -> {
            var liked = new ArrayList<String>();
            node.path("liked").forEach(id -> liked.add(id.asText()));
            queries.add(new Query(text(node, "id"), text(node, "text"), List.copyOf(liked)));
        });
        return List.copyOf(queries);
    }

    private static Map<String, Map<String, Double>> judgements(Path file) throws IOException {
        var judgements = new LinkedHashMap<String, Map<String, Double>>();
        for (var row : rows(file, 3)) {
            var grades = judgements.computeIfAbsent(row.get(0), query -> new HashMap<>());
            // trec_eval's own form has a column of zeros after the query.
            var trec = row.size() == 4;
            try {
                grades.put(row.get(trec ? 2 : 1), Double.valueOf(row.get(trec ? 3 : 2)));
            } catch (NumberFormatException e) {
                throw new IOException(file + ": the grade \"" + row.get(row.size() - 1) + "\" is not a number", e);
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

    /** One line at a time: a corpus may be larger than what is kept of it. */
    private static void objects(Path file, Consumer<JsonNode> each) throws IOException {
        each(file, (number, line) -> {
            if (!line.isBlank()) {
                var node = object(file, number, line);
                if (text(node, "id").isEmpty()) {
                    throw new IOException(file + ", line " + number + ": has no id");
                }
                each.accept(node);
            }
            return true;
        });
    }

    private static JsonNode object(Path file, int number, String line) throws IOException {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IOException(file + ", line " + number + ": not JSON", e);
        }
    }

    /** What follows the first line, which is a header unless it ends with a grade as the others do. */
    private static List<List<String>> rows(Path file, int columns) throws IOException {
        var rows = new ArrayList<List<String>>();
        each(file, (number, line) -> {
            var row = List.of(line.strip().split(line.contains("\t") ? "\t" : " +"));
            var header = number == 1
                    && !(columns > 2 && GRADE.matcher(row.get(row.size() - 1)).matches());
            if (row.size() >= columns && !header) {
                rows.add(row.stream().map(String::strip).toList());
            } else if (!line.isBlank() && !header) {
                throw new IOException(
                        file + ", line " + number + ": expected " + columns + " columns, found " + row.size());
            }
            return true;
        });
        return rows;
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
