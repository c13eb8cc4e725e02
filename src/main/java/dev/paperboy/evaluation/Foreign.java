package dev.paperboy.evaluation;

import dev.paperboy.evaluation.TestCollection.Query;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Interests that nothing in a collection of scientific abstracts is about. */
public final class Foreign {

    private Foreign() {}

    /** All of them. */
    public static TestCollection collection() {
        return TestCollection.of("foreign interests", interests());
    }

    /** One query for each line of {@code foreign.txt}. */
    public static List<Query> interests() {
        var stream = Objects.requireNonNull(Foreign.class.getResourceAsStream("foreign.txt"), "foreign.txt");
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> new Query(line, line, List.of()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read foreign.txt", e);
        }
    }
}
