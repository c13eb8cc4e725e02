package dev.paperboy.papers.sources;

import java.io.IOException;
import java.util.Objects;

/** Answers as sources send them, written for these tests. */
final class Saved {

    private Saved() {}

    static byte[] answer(String name) throws IOException {
        try (var in = Saved.class.getResourceAsStream("/sources/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
