package dev.paperboy.papers.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lines of a text page that belong together, and what they look like.
 *
 * @param line where it begins, from 1
 * @param text its lines as one
 */
record Block(int line, String text) {

    /** What a block could be by its looks alone. */
    enum Look {
        TITLE,
        ABSTRACT,
        EITHER
    }

    private static final int LONGEST_TITLE = 320;
    private static final int COMMON_TITLE = 150;
    private static final Pattern SENTENCE_BREAK = Pattern.compile("[a-z)\\]}\\d][.!?] +[A-Z]");
    private static final Set<String> NEVER_LAST = Set.of(
            "a", "an", "and", "are", "as", "by", "for", "from", "in", "is", "of", "on", "or", "our", "that", "the",
            "their", "these", "this", "to", "we", "which", "with");

    /** The blocks of a text: lines up to a blank one; or, if there are no blank lines at all, each line for itself. */
    static List<Block> of(List<String> lines, int firstLine) {
        boolean apart = lines.stream().anyMatch(String::isBlank);
        var blocks = new ArrayList<Block>();
        var text = new StringBuilder();
        int start = firstLine;
        for (int i = 0; i <= lines.size(); i++) {
            var line = i < lines.size() ? lines.get(i).strip() : "";
            if (!text.isEmpty() && (line.isEmpty() || !apart)) {
                blocks.add(new Block(start, text.toString()));
                text.setLength(0);
            }
            if (!line.isEmpty()) {
                start = text.isEmpty() ? firstLine + i : start;
                text.append(text.isEmpty() ? "" : " ").append(line);
            }
        }
        return blocks;
    }

    /** Titles are short and seldom end like a sentence; abstracts are long or have several sentences. */
    Look look() {
        boolean sentences = SENTENCE_BREAK.matcher(text).find();
        if (text.length() > LONGEST_TITLE || (sentences && (text.length() > COMMON_TITLE || text.endsWith(".")))) {
            return Look.ABSTRACT;
        }
        return text.length() > COMMON_TITLE || text.endsWith(".") || isUnfinished() ? Look.EITHER : Look.TITLE;
    }

    /** Whether it is a single sentence, no longer than titles are. */
    boolean isOneSentence() {
        return text.length() <= COMMON_TITLE
                && text.endsWith(".")
                && !SENTENCE_BREAK.matcher(text).find();
    }

    /** Whether the block before stops in the middle of a sentence that this one takes up. */
    boolean continues(Block before) {
        // Titles may begin in lower case too (nnU-Net), so that alone says nothing after a full stop.
        return before.isUnfinished() || (Character.isLowerCase(text.codePointAt(0)) && !before.text.endsWith("."));
    }

    private boolean isUnfinished() {
        return ",;:(-".indexOf(text.charAt(text.length() - 1)) >= 0
                || NEVER_LAST.contains(text.substring(text.lastIndexOf(' ') + 1));
    }
}
