package dev.paperboy.topics;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a paper that a topic gives as an example, in the spelling by which papers are known: {@code arxiv:2401.01234} without a
 * version, {@code doi:10.1000/182} in small letters. Whatever is pasted, an id or an address at arXiv, at Hugging Face, at a publisher or
 * here, is read as that.
 */
final class PaperName {

    private static final String ARXIV_ID = "(\\d{4}\\.\\d{4,5}|[a-z-]+(?:\\.[a-z]{2})?/\\d{7})(?:v\\d{1,3})?";

    private static final Pattern ARXIV = Pattern.compile("(?:arxiv:)?" + ARXIV_ID, Pattern.CASE_INSENSITIVE);

    private static final Pattern DOI =
            Pattern.compile("(?:doi:)?(10\\.\\d{4,9}(?:\\.\\d+)*/\\S+)", Pattern.CASE_INSENSITIVE);

    private static final Pattern HUGGING_FACE = Pattern.compile("huggingface:([A-Za-z0-9][A-Za-z0-9._-]{0,99})");
    private static final Pattern TITLE = Pattern.compile("title:[0-9a-f]{32}");

    private static final Pattern ADDRESS = Pattern.compile(
            "(?:https?://|(?=(?:www\\.)?(?:arxiv\\.org|(?:dx\\.)?doi\\.org|huggingface\\.co|hf\\.co)/))([^/\\s]+)/(\\S+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_ARXIV = Pattern.compile("(?:.*\\.)?(?:arxiv|ar5iv|alphaxiv)\\.org");
    private static final Pattern OF_HUGGING_FACE = Pattern.compile("(?:www\\.)?(?:huggingface|hf)\\.co");
    private static final Pattern ARXIV_PATH = Pattern.compile(
            "(?:abs|pdf|html|format|ps|src|e-print)/" + ARXIV_ID + "(?:\\.pdf)?(?:[/?#].*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern PAGE_PATH = Pattern.compile("papers/([^/?#]+)(?:[/?#].*)?");
    private static final Pattern OWN_PATH = Pattern.compile("(?:.*/)?papers/((?:arxiv|doi|huggingface|title):.+)");
    private static final Pattern DOI_INSIDE = Pattern.compile("10\\.\\d{4,9}(?:\\.\\d+)*/[^\\s?#&<>\"']+");

    /** What publishers append to a DOI in the addresses of their pages. */
    private static final Pattern PUBLISHERS_PAGE =
            Pattern.compile("(?i)(?:/(?:full|fulltext|abstract|pdf|meta|epdf|html)|\\.(?:full|abstract|short|pdf))+$");

    /** The preprint servers append the version as well. */
    private static final Pattern PREPRINT_VERSION = Pattern.compile("^(10\\.(?:1101|64898)/.*\\d)v\\d{1,3}$");

    private static final String ARXIV_DOI = "10.48550/arxiv.";

    private PaperName() {}

    /** The name that somebody typed or pasted, if it is one. */
    static Optional<String> of(String typed) {
        var text = bare(typed);
        var address = ADDRESS.matcher(text);
        if (address.matches()) {
            return ofAddress(address.group(1).toLowerCase(Locale.ROOT), unescaped(address.group(2)));
        }
        return matched(ARXIV, text)
                .map(id -> arxiv(id.group(1)))
                .or(() -> matched(DOI, text).map(id -> doi(id.group(1))))
                .or(() -> matched(HUGGING_FACE, text).map(Matcher::group))
                .or(() -> matched(TITLE, text).map(Matcher::group));
    }

    /** Without the marks of a sentence or a list around it. */
    private static String bare(String typed) {
        var text = typed.strip().replaceFirst("[.,;:!?]+$", "");
        while (text.endsWith(")") && text.indexOf('(') < 0) {
            text = text.substring(0, text.length() - 1);
        }
        return text;
    }

    private static Optional<String> ofAddress(String host, String path) {
        if (OF_ARXIV.matcher(host).matches()) {
            return matched(ARXIV_PATH, path).map(id -> arxiv(id.group(1)));
        }
        if (OF_HUGGING_FACE.matcher(host).matches()) {
            return matched(PAGE_PATH, path)
                    .flatMap(page -> of(page.group(1)).or(() -> of("huggingface:" + page.group(1))));
        }
        if (host.endsWith("doi.org")) {
            return matched(DOI, path).map(id -> doi(id.group(1)));
        }
        var doi = DOI_INSIDE.matcher(path);
        return matched(OWN_PATH, path)
                .flatMap(own -> of(own.group(1)))
                .or(() -> doi.find() ? Optional.of(doi(withoutPage(doi.group()))) : Optional.empty());
    }

    private static String withoutPage(String doi) {
        var bare = PUBLISHERS_PAGE.matcher(doi).replaceFirst("");
        return PREPRINT_VERSION.matcher(bare).replaceFirst("$1");
    }

    /** "math.GT/0309136" and "math/0309136" are the same paper. */
    private static String arxiv(String id) {
        return "arxiv:" + id.toLowerCase(Locale.ROOT).replaceFirst("^([a-z-]+)\\.[a-z]{2}/", "$1/");
    }

    /** What arXiv gave a DOI goes by its identifier. */
    private static String doi(String doi) {
        var small = doi.toLowerCase(Locale.ROOT);
        return Optional.of(small)
                .filter(text -> text.startsWith(ARXIV_DOI))
                .flatMap(text -> matched(ARXIV, text.substring(ARXIV_DOI.length())))
                .map(id -> arxiv(id.group(1)))
                .orElse("doi:" + small);
    }

    private static String unescaped(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    private static Optional<Matcher> matched(Pattern pattern, String text) {
        var matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }
}
