package dev.paperboy.papers;

/** What is done to text from outside before it is stored. */
public final class CleanText {

    private CleanText() {}

    /** NFC, one line, white space collapsed, without control characters, bidirectional overrides and unpaired surrogates. */
    public static String of(String text) {
        throw new UnsupportedOperationException();
    }
}
