package dev.paperboy.papers.sources;

import dev.paperboy.papers.CleanText;
import dev.paperboy.papers.PaperId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names of papers where a source may have written something else in their place. */
final class Ids {

    private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}(?:\\.\\d+)*/[^\\s?#&<>\"']+");
    private static final Pattern FOUND_ARXIV = Pattern.compile(
            "(?i)(?:(?:arxiv|ar5iv|alphaxiv)\\.org/(?:abs|pdf|html|format|ps|src|e-print)/|arxiv:|arxiv\\.org:)"
                    + "(\\d{4}\\.\\d{4,5}|[a-z.-]+/\\d{7})");
    /** DOIs may have commas and semicolons inside. */
    private static final Pattern SEPARATOR = Pattern.compile("[;,]*\\s[\\s;,]*|[;,]+(?=10\\.|doi:|https?:)");
    /** Pages about a paper that publishers append to its DOI. */
    private static final Pattern PAGE = Pattern.compile(
            "(?i)(?:/(?:full|fulltext|abstract|pdf|meta|epdf|html)|\\.(?:full|abstract|short|pdf)|\\+html)+$|[.,;)]+$");
    /** The preprint servers append the version too. */
    private static final Pattern PREPRINT_VERSION = Pattern.compile("^(10\\.(?:1101|64898)/.*\\d)v\\d{1,3}$");

    /** Addresses and names are shorter; the time that a hostile one costs grows faster than its length. */
    private static final int LONGEST = 2_000;

    private Ids() {}

    static Optional<PaperId> arxiv(String text) {
        return attempt(PaperId::arxiv, text);
    }

    static Optional<PaperId> doi(String text) {
        return attempt(PaperId::doi, text);
    }

    /** Those of an element of arXiv's: authors have been seen to give several, blanks, commas or semicolons between them. */
    static Stream<PaperId> dois(Xml element, String name) {
        return element.all(name)
                .flatMap(child -> Stream.of(SEPARATOR.split(CleanText.of(child.text()))))
                .flatMap(text -> doi(text).stream());
    }

    /** Hugging Face's own name of a paper, if that is what the text is. */
    static Optional<PaperId> huggingFace(String text) {
        return attempt(PaperId::huggingFace, text);
    }

    /** The paper's own place. */
    static URI link(PaperId id) {
        return switch (id.scheme()) {
            case ARXIV -> URI.create("https://arxiv.org/abs/" + id.value());
            case DOI -> URI.create("https://doi.org/" + encoded(id.value()));
            case HUGGINGFACE -> URI.create("https://huggingface.co/papers/" + encoded(id.value()));
            case TITLE -> throw new IllegalArgumentException("A title has no place: " + id);
        };
    }

    /** A path: everything but its slashes escaped. */
    static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
    }

    /** An arXiv identifier inside a text, such as an address. */
    static Stream<PaperId> foundArxiv(String text) {
        var found = FOUND_ARXIV.matcher(cut(text));
        return found.find() ? arxiv(found.group(1)).stream() : Stream.empty();
    }

    /** A DOI inside a text, without what publishers append to it in addresses. */
    static Stream<PaperId> foundDoi(String text) {
        var found = DOI.matcher(cut(text));
        if (!found.find()) {
            return Stream.empty();
        }
        var bare = PAGE.matcher(found.group()).replaceFirst("");
        return doi(PREPRINT_VERSION.matcher(bare).replaceFirst("$1")).stream();
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** A text as an address in the web, if it is one. */
    static Optional<URI> address(String text) {
        try {
            var address = URI.create(text.strip().replace(" ", "%20"));
            return text.matches("(?is)\\s*https?://.+") && address.getHost() != null
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** An address that may be relative to another one; nothing if it is neither, or leads out of the web. */
    static Optional<URI> resolved(String text, Optional<URI> base) {
        try {
            return text.isBlank()
                    ? Optional.empty()
                    : base.map(from -> from.resolve(text.strip().replace(" ", "%20"))
                                    .toString())
                            .or(() -> Optional.of(text))
                            .flatMap(Ids::address);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<PaperId> attempt(Function<String, PaperId> reader, String text) {
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
