package dev.paperboy.papers.sources;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The text of a JSON answer that is small enough in its parts to be made a tree of. */
final class JsonText {

    // A day's list of Hugging Face has some ten thousand objects, and ten values in each.
    private static final int MOST_OBJECTS = 100_000;
    private static final int MOST_VALUES = 1_000_000;

    private JsonText() {}

    /**
     * A damaged character is replaced: it must not cost the day, as it would if Jackson decoded the bytes.
     *
     * @throws IOException if it has more parts than any list of papers; a tree of 16 MB of them would take half a gigabyte
     */
    static String of(byte[] json) throws IOException {
        int objects = 0;
        int values = 0;
        for (byte b : json) {
            objects += b == '{' || b == '[' ? 1 : 0;
            values += b == ',' ? 1 : 0;
        }
        if (objects > MOST_OBJECTS || values > MOST_VALUES) {
            throw new IOException("Not a list of papers: it has more parts than any of them");
        }
        var text = new String(json, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
