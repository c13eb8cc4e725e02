package dev.paperboy.delivery;

import java.util.List;

/** Sentences of an abstract, as they are shown: whole, and with a mark where others between them were left out. */
final class Passage {

    private static final int LONGEST = 900;
    private static final int LONGEST_SENTENCE = 600;

    private Passage() {}

    /** As many of the sentences as have room. Only a sentence that is far too long by itself is cut. */
    static String of(String abstractText, List<String> sentences) {
        var passage = new StringBuilder();
        var from = 0;
        for (var sentence : sentences) {
            var shown = Shown.line(sentence, LONGEST_SENTENCE);
            if (shown.isEmpty() || (passage.length() > 0 && passage.length() + shown.length() > LONGEST)) {
                continue;
            }
            var at = abstractText.indexOf(sentence, from);
            if (passage.length() > 0) {
                var follows = at >= 0 && abstractText.substring(from, at).isBlank();
                passage.append(follows ? " " : " … ");
            }
            passage.append(shown);
            from = at < 0 ? from : at + sentence.length();
        }
        return passage.toString();
    }
}
