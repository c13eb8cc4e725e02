package dev.paperboy.papers.sources;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes characters of a document's bytes, in whatever encoding it really is, without those that XML forbids: one damaged byte must not
 * cost a day's list. The order of trust: a byte order mark, the pattern of the first bytes (XML 1.0, appendix F), well-formed UTF-8
 * whatever is declared, what the document declares, what its server declares, and windows-1252, which is what undeclared text mostly is.
 */
final class XmlText {

    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern DECLARED =
            Pattern.compile("\\A[^<]{0,200}<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z][\\w.:-]{0,39})[\"']");
    /** Numbers of characters that no document may have, even escaped. */
    private static final Pattern REFERENCE = Pattern.compile("&#(?:x([0-9A-Fa-f]{1,8})|([0-9]{1,9}));");

    private static final Charset EBCDIC = Charset.forName("IBM037");
    /** {@code <?xm} (XML 1.0, appendix F). */
    private static final String EBCDIC_BEGIN = "Lo\u00A7\u0094";

    private static final int HEAD = 500;

    private XmlText() {}

    /** @param served the charset that the document's server named, if it did */
    static String of(byte[] bytes, Optional<Charset> served) {
        var head = new String(bytes, 0, Math.min(bytes.length, HEAD), ISO_8859_1);
        return clean(decoded(bytes, head, served));
    }

    static String of(byte[] bytes) {
        return of(bytes, Optional.empty());
    }

    private static String decoded(byte[] bytes, String head, Optional<Charset> served) {
        var wide = wide(head);
        if (wide.isPresent()) {
            return new String(bytes, wide.get());
        }
        if (head.startsWith(EBCDIC_BEGIN)) {
            return new String(bytes, ebcdic(bytes));
        }
        var utf8 = new String(bytes, UTF_8);
        int damaged = 0;
        int fine = 0;
        for (int i = 0; i < utf8.length(); i++) {
            damaged += utf8.charAt(i) == '\uFFFD' ? 1 : 0;
            fine += utf8.charAt(i) > 0x7F && utf8.charAt(i) != '\uFFFD' ? 1 : 0;
        }
        var declared = declared(head).or(() -> served.filter(XmlText::isNarrow));
        // Escape sequences are well-formed UTF-8 too.
        boolean escapes = declared.filter(charset -> charset.name().startsWith("ISO-2022"))
                .isPresent();
        if ((damaged == 0 && !escapes)
                || (damaged <= fine && declared.filter(UTF_8::equals).isPresent())) {
            return utf8;
        }
        // A few damaged characters among many whole ones, or none whole: another encoding.
        var likely = damaged <= fine ? UTF_8 : WINDOWS_1252;
        return new String(
                bytes, declared.filter(charset -> !charset.equals(UTF_8)).orElse(likely));
    }

    /** What the declaration says can be read in any of EBCDIC's forms. */
    private static Charset ebcdic(byte[] bytes) {
        var head = new String(bytes, 0, Math.min(bytes.length, HEAD), EBCDIC);
        return declared(head)
                .filter(charset -> new String("<?xm".getBytes(charset), ISO_8859_1).equals(EBCDIC_BEGIN))
                .orElse(EBCDIC);
    }

    private static Optional<Charset> wide(String head) {
        // The longer marks first: UTF-32LE's begins with UTF-16LE's.
        if (head.startsWith("\u0000\u0000\u00FE\u00FF") || head.startsWith("\u0000\u0000\u0000<")) {
            return Optional.of(UTF_32BE);
        }
        if (head.startsWith("\u00FF\u00FE\u0000\u0000") || head.startsWith("<\u0000\u0000\u0000")) {
            return Optional.of(UTF_32LE);
        }
        if (head.startsWith("\u00FE\u00FF") || head.startsWith("\u0000<\u0000")) {
            return Optional.of(UTF_16BE);
        }
        return head.startsWith("\u00FF\u00FE") || head.matches("(?s)<\u0000[^\u0000]\u0000.*")
                ? Optional.of(UTF_16LE)
                : Optional.empty();
    }

    private static Optional<Charset> declared(String head) {
        var found = DECLARED.matcher(head);
        return found.find() ? charset(found.group(1)).filter(XmlText::isNarrow) : Optional.empty();
    }

    private static boolean isNarrow(Charset charset) {
        return !charset.name().toUpperCase(Locale.ROOT).matches("(?:X-)?UTF-?(?:16|32).*");
    }

    /** As browsers do (WHATWG Encoding): who says Latin-1 or ASCII writes windows-1252. */
    private static Optional<Charset> charset(String name) {
        try {
            var charset = Charset.forName(name);
            return Optional.of(charset.name().matches("ISO-8859-1|US-ASCII") ? WINDOWS_1252 : charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static String clean(String text) {
        var kept = new StringBuilder(text.length());
        text.codePoints().filter(XmlText::isAllowed).map(XmlText::meant).forEach(kept::appendCodePoint);
        var clean = kept.indexOf("&#") < 0
                ? kept.toString()
                : REFERENCE
                        .matcher(kept)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                reference(found.group(), number(found.group(1), found.group(2)))));
        return clean.startsWith("\uFEFF") ? clean.substring(1) : clean;
    }

    private static String reference(String whole, int number) {
        if (!isAllowed(number)) {
            return "";
        }
        int meant = meant(number);
        return meant == number ? whole : Character.toString(meant);
    }

    /** Nobody writes the controls of ISO 8859-1: they are windows-1252's quotation marks and dashes under a wrong name (WHATWG). */
    private static int meant(int c) {
        if (c < 0x80 || c > 0x9F) {
            return c;
        }
        int meant = new String(new byte[] {(byte) c}, WINDOWS_1252).codePointAt(0);
        return meant == 0xFFFD ? c : meant;
    }

    private static int number(@Nullable String hex, @Nullable String decimal) {
        long number = hex != null ? Long.parseLong(hex, 16) : Long.parseLong(decimal == null ? "0" : decimal);
        return (int) Math.min(number, Integer.MAX_VALUE);
    }

    /** XML 1.0, 2.2. */
    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000 && c <= 0x10FFFF;
    }
}
