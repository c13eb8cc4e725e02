package dev.paperboy.papers;

import java.text.Normalizer;

/** Puts a TeX accent on its letter. */
final class TexAccent {

    private TexAccent() {}

    /**
     * Writes the letter with the combining mark, composed where Unicode has it. Of several letters, as under a long bar, none is
     * marked.
     *
     * @return false, with nothing written, if this is no letter
     */
    static boolean put(String mark, String base, StringBuilder out) {
        var letter = base.replace('ı', 'i').replace('ȷ', 'j');
        boolean single = !letter.isEmpty() && letter.codePointCount(0, letter.length()) == 1;
        if (single && Character.isLetter(letter.codePointAt(0))) {
            out.append(Normalizer.normalize(letter + mark, Normalizer.Form.NFC));
            return true;
        }
        if (single) {
            return false;
        }
        out.append(base);
        return true;
    }
}
