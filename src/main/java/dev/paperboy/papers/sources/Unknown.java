package dev.paperboy.papers.sources;

import dev.paperboy.papers.CleanText;
import dev.paperboy.papers.UnreadableException;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells an answer in another format, which somebody must look at, from what a server says or does while it is in trouble. */
final class Unknown {

    /** Faults that pass, seen with status 200: an empty body, arXiv's spent rate, and bioRxiv's database. */
    private static final Pattern PASSING = Pattern.compile("(?is)\\s*(?:rate exceeded.*|error\\s*:\\s*\\(\\d+\\).*)?");

    private static final Pattern HTML = Pattern.compile("(?is)<(?:!doctype\\s+)?html\\b.*");

    private static final int QUOTED = 100;

    private Unknown() {}

    /** For an answer that is no JSON: what only lost its end is JSON still. */
    static Optional<UnreadableException> insteadOfJson(String text, String expected) {
        var begin = text.stripLeading();
        return begin.startsWith("{") || begin.startsWith("[") ? Optional.empty() : instead(text, expected);
    }

    /** For an answer that is no XML: what only lost its end, or is damaged, is XML still, but an HTML page is not. */
    static Optional<UnreadableException> insteadOfXml(String text, String expected) {
        int begin = text.indexOf('<');
        return begin < 0 || HTML.matcher(text.substring(begin)).matches() ? instead(text, expected) : Optional.empty();
    }

    /** Whether these are words of a fault that will be over without anybody's help. */
    static boolean passes(String text) {
        return PASSING.matcher(text).matches();
    }

    private static Optional<UnreadableException> instead(String text, String expected) {
        return passes(text)
                ? Optional.empty()
                : Optional.of(new UnreadableException("Not " + expected + " but " + quoted(text)));
    }

    /** The beginning, in quotation marks. */
    static String quoted(String text) {
        var clean = CleanText.of(text);
        return "\"" + (clean.length() > QUOTED ? clean.substring(0, QUOTED) + "…" : clean) + "\"";
    }

    /** The document's root if it has one of the names. */
    static Xml root(byte[] document, String expected, String... names) throws IOException {
        var root = wellFormed(document, expected);
        for (var name : names) {
            if (root.name().equals(name)) {
                return root;
            }
        }
        throw new UnreadableException("Not " + expected + " but <" + root.name() + ">");
    }

    private static Xml wellFormed(byte[] document, String expected) throws IOException {
        try {
            return Xml.read(document);
        } catch (IOException e) {
            throw insteadOfXml(XmlText.of(document), expected)
                    .map(IOException.class::cast)
                    .orElse(e);
        }
    }
}
