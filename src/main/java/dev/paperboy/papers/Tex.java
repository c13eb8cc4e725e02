package dev.paperboy.papers;

/** Turns the TeX that authors type into titles and abstracts into readable Unicode. */
public final class Tex {

    private Tex() {}

    /** Accents, symbols and simple formulas as Unicode; what is not understood stays as typed. Never throws. */
    public static String toUnicode(String text) {
        throw new UnsupportedOperationException();
    }
}
