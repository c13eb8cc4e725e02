package dev.paperboy.topics;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Links and ids that were pasted where a topic belongs; they may be meant as examples. */
final class Pasted {

    /** Of a paper, or its id. */
    private static final Pattern LINK = Pattern.compile(
            "(?:https?://|(?:www\\.)?(?:arxiv\\.org|doi\\.org|huggingface\\.co)/)\\S+"
                    + "|(?:arxiv: ?)?\\d{4}\\.\\d{4,5}(?:v\\d+)?|arxiv: ?[a-z.-]+/\\d{7}(?:v\\d+)?|(?:doi: ?)?10\\.\\d{4,9}/\\S+",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern BLANK_INSIDE = Pattern.compile("\\b(arxiv:|doi:) ", Pattern.CASE_INSENSITIVE);

    private Pasted() {}

    /** @throws TopicException if the text is nothing but links and ids */
    static void refuse(String text) {
        var pieces = List.of(BLANK_INSIDE.matcher(text).replaceAll("$1").split("[,;]? "));
        if (!LINK.matcher(text).matches()
                && !pieces.stream().allMatch(piece -> LINK.matcher(piece).matches())) {
            return;
        }
        var names = pieces.stream().map(PaperName::of).flatMap(Optional::stream).toList();
        if (names.size() < pieces.size()) {
            throw new TopicException(
                    "A link says nothing of a topic: please say in words what you want to read about, or give a paper at arXiv or with a "
                            + "DOI as an example.",
                    text);
        }
        throw new TopicException(
                "A link or an id says nothing of a topic by itself; \"like:\" before it asks for papers that resemble that one.",
                text,
                0,
                text.length(),
                names.stream().map(name -> "like:" + name).distinct().collect(Collectors.joining(" ")));
    }
}
