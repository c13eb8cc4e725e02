package dev.paperboy.matching;

import java.util.List;

/**
 * What a person can check in the paper itself.
 *
 * @param words the most telling words of the topic that occur in the title or abstract, as they stand there; may be empty
 * @param forms every form in which the topic's words stand in the title or abstract, to be marked where they are shown: "codec", "codecs"
 * @param sentences whole sentences of the abstract, at most three and in its order, that carry the match; empty only if there is
 *     no abstract
 * @param named authors and categories that the topic asks for and the paper has: {@code author: Ada Lovelace}, {@code category cs.CL}
 * @param resembles the title of the example or liked paper that it resembles most, if that speaks for it; else empty
 */
public record Evidence(
        List<String> words, List<String> forms, List<String> sentences, List<String> named, String resembles) {

    /** Of what nobody has looked for yet. */
    public static final Evidence NONE = new Evidence(List.of(), List.of());

    /** Of a topic that names nobody. */
    public Evidence(List<String> words, List<String> sentences) {
        this(words, sentences, List.of());
    }

    /** Of a topic that names somebody, where taste played no part. */
    public Evidence(List<String> words, List<String> sentences, List<String> named) {
        this(words, sentences, named, "");
    }

    /** Of words that stand there in one form each. */
    public Evidence(List<String> words, List<String> sentences, List<String> named, String resembles) {
        this(words, words, sentences, named, resembles);
    }

    public Evidence {
        named = List.copyOf(named);
        words = List.copyOf(words);
        // What was kept before there were forms.
        forms = List.copyOf(forms.isEmpty() ? words : forms);
        sentences = List.copyOf(sentences);
    }

    /** The same, where a liked paper speaks for it too. */
    public Evidence resembling(String title) {
        return title.equals(resembles) ? this : new Evidence(words, forms, sentences, named, title);
    }
}
