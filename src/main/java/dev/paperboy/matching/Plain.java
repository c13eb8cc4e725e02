package dev.paperboy.matching;

import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/** Letters without accents and digits on the line, as most people type them: CO₂ as CO2, naïve as naive. */
final class Plain {

    private static final int ASCII = 128;

    /** What one character may become at most. */
    private static final int LONGEST = 4;

    private Plain() {}

    /** One character for one, so that places stay; what would become two stays as it is. */
    static String of(String text) {
        if (isAscii(text)) {
            return text;
        }
        var letters = text.toCharArray();
        var plain = new char[LONGEST];
        for (int i = 0; i < letters.length; i++) {
            var isOne = ASCIIFoldingFilter.foldToASCII(letters, i, plain, 0, 1) == 1;
            if (isOne && Character.isLetterOrDigit(plain[0])) {
                letters[i] = plain[0];
            }
        }
        return new String(letters);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= ASCII) {
                return false;
            }
        }
        return true;
    }
}
