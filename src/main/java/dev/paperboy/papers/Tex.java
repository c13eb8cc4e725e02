package dev.paperboy.papers;

/** Turns the TeX that authors type into titles and abstracts into readable Unicode. */
public final class Tex {

    private static final TexTable TABLE = TexTable.load();

    private Tex() {}

    /**
     * Accents, symbols and simple formulas as Unicode; what is not understood stays as typed. Never throws, and takes time in
     * proportion to the text's length, whatever its nesting.
     */
    public static String toUnicode(String text) {
        return hasTex(text) ? new TexReading(text, TABLE).read() : text;
    }

    private static boolean hasTex(String text) {
        for (int at = 0; at < text.length(); at++) {
            if ("\\$^_{~`".indexOf(text.charAt(at)) >= 0 || text.startsWith("--", at)) {
                return true;
            }
        }
        return false;
    }
}
