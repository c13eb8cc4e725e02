package dev.paperboy.papers;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A name that a work is known by: {@code arxiv:2601.01234} (never with a version), {@code doi:10.1000/182} (lower case),
 * {@code huggingface:} with the name that Hugging Face gave a paper which is not on arXiv, or, for reports that carry no id,
 * {@code title:} with a digest of the normalised title.
 *
 * @param scheme who gave the name
 * @param value the name within the scheme, normalised
 */
public record PaperId(Scheme scheme, String value) {

    /** Who gives names, the best first: the first that a paper has is the one it is called by. */
    public enum Scheme {
        ARXIV,
        DOI,
        HUGGINGFACE,
        TITLE
    }

    // arXiv identifier scheme, https://info.arxiv.org/help/arxiv_identifier.html
    private static final Pattern ARXIV =
            Pattern.compile("(?i)(?:arxiv:|https?://(?:www\\.|export\\.)?arxiv\\.org/(?:abs|pdf|html)/)?"
                    + "(\\d{4}\\.\\d{4,5}|[a-z-]+(?:\\.[a-z]{2})?/\\d{7})(?:v\\d+)?(?:\\.pdf)?(?:[?#]\\S*)?");
    // DOI Handbook 3.2; Crossref's pattern, with the registrant's length left open.
    private static final Pattern DOI =
            Pattern.compile("(?i)(?:doi:\\s*|https?://(?:dx\\.|www\\.)?doi\\.org/)?(10\\.\\d{4,9}(?:\\.\\d+)*/\\S+)");

    private static final Pattern HUGGING_FACE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    // https://info.arxiv.org/help/doi.html
    private static final String ARXIV_DOI = "10.48550/arxiv.";

    /**
     * @throws IllegalArgumentException if the text is no arXiv identifier, old style or new, with or without version, bare, with
     *     {@code arxiv:} or as an address at arxiv.org
     */
    public static PaperId arxiv(String text) {
        var matcher = ARXIV.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not an arXiv identifier: \"" + text + "\"");
        }
        // "math.GT/0309136" and "math/0309136" are the same paper.
        var value = matcher.group(1).toLowerCase(Locale.ROOT).replaceFirst("^([a-z-]+)\\.[a-z]{2}/", "$1/");
        return new PaperId(Scheme.ARXIV, value);
    }

    /**
     * A DOI's name; for one that arXiv gave (10.48550/arXiv.…) the arXiv identifier, since that is the same name.
     *
     * @throws IllegalArgumentException if the text is no DOI, bare, with {@code doi:} or as an address at doi.org
     */
    public static PaperId doi(String text) {
        var matcher = DOI.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Not a DOI: \"" + text + "\"");
        }
        var value = matcher.group(1).toLowerCase(Locale.ROOT);
        if (value.startsWith(ARXIV_DOI)
                && ARXIV.matcher(value.substring(ARXIV_DOI.length())).matches()) {
            return arxiv(value.substring(ARXIV_DOI.length()));
        }
        return new PaperId(Scheme.DOI, value);
    }

    /**
     * Hugging Face's own name of a paper that is not on arXiv.
     *
     * @throws IllegalArgumentException if the text is no part of an address at Hugging Face
     */
    public static PaperId huggingFace(String text) {
        var value = text.strip();
        if (!HUGGING_FACE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a name of a paper at Hugging Face: \"" + text + "\"");
        }
        return new PaperId(Scheme.HUGGINGFACE, value);
    }

    /** The name of a work whose source gave no id: a digest of its normalised title, the same however the title is typed. */
    public static PaperId title(String title) {
        return NormalTitle.of(title).id();
    }

    /**
     * Reads a name back from its text form, as in the address of a paper's page.
     *
     * @throws IllegalArgumentException if the text is none of the forms
     */
    public static PaperId parse(String text) {
        if (text.startsWith("title:") && text.matches("title:[0-9a-f]{32}")) {
            return new PaperId(Scheme.TITLE, text.substring("title:".length()));
        }
        if (text.startsWith("huggingface:")) {
            return huggingFace(text.substring("huggingface:".length()));
        }
        return text.regionMatches(true, 0, "doi:", 0, 4) ? doi(text) : arxiv(text);
    }

    @Override
    public String toString() {
        return scheme.name().toLowerCase(Locale.ROOT) + ":" + value;
    }
}
