package dev.paperboy.papers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A title reduced to what two reports of one work have in common: NFKC, TeX removed, lower case, letters and digits only. A title
 * without any of these is left as it is.
 */
record NormalTitle(String text) {

    /** Shorter titles, such as "Editorial" or "FLASH", are shared by different works. */
    private static final int TELLING = 20;

    private static final int DIGEST_BYTES = 16;

    static NormalTitle of(String title) {
        var clean = CleanText.of(title);
        var plain =
                Normalizer.normalize(Tex.toUnicode(clean), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var kept = new StringBuilder();
        plain.codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
        return new NormalTitle(kept.isEmpty() ? clean : kept.toString());
    }

    /** Whether it is long enough to tie a report to a work that is known by an id. */
    boolean isTelling() {
        return text.codePointCount(0, text.length()) >= TELLING;
    }

    PaperId id() {
        return digest(text);
    }

    /** A second name for works that share their title with another one. */
    PaperId idWith(String familyName) {
        return digest(text + "\n" + familyName);
    }

    private static PaperId digest(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new PaperId(PaperId.Scheme.TITLE, HexFormat.of().formatHex(sha, 0, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
