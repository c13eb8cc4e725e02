package dev.paperboy.subscribers;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rules of {@link Address#parse}, one method for each. */
final class AddressParser {

    /** RFC 5321, 4.5.3.1.1: octets. */
    private static final int LONGEST_LOCAL_PART = 64;

    /** RFC 5321, 4.5.3.1.3 gives a path 256 octets, two of which are angle brackets. */
    private static final int LONGEST = 254;

    /** RFC 5322, 3.2.3 atext, and of the rest of Unicode (RFC 6531) letters and digits with their marks. */
    private static final Pattern ATOM = Pattern.compile(
            "(?:[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]|[\\P{ASCII}&&[\\p{L}\\p{Nd}]]|(?<=[\\p{L}\\p{Nd}\\p{M}])\\p{M})+");

    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /** No label begins with a mark (RFC 5891, 4.2.3.2), which would be drawn over the character before it. */
    private static final Pattern DOMAIN_CHARACTERS =
            Pattern.compile("(?:[\\p{L}\\p{Nd}.-]|(?<=[\\p{L}\\p{Nd}\\p{M}])\\p{M})*");

    /** All letters, or an A-label (RFC 3696, 2; ICANN gives out no others). */
    private static final Pattern TOP = Pattern.compile("[a-z]+|xn--[a-z0-9-]+");

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    private final String text;

    AddressParser(String typed) {
        this.text = typed.length() > 4 * LONGEST ? typed : Normalizer.normalize(strip(typed), Normalizer.Form.NFC);
    }

    String parse() {
        require(!text.isEmpty(), "Please give your mail address.");
        require(text.length() <= LONGEST, "This address is too long: mail servers take at most 254 characters.");
        require(
                text.codePoints().allMatch(AddressParser::isVisible),
                "This address contains a space or an invisible character. Please type it anew.");
        var at = text.indexOf('@');
        require(
                at >= 0 && at == text.lastIndexOf('@'),
                "A mail address has exactly one @, as in reader@university.example.");
        var address = localPart(text.substring(0, at)) + "@" + domain(text.substring(at + 1));
        require(octets(address) <= LONGEST, "This address is too long: mail servers take at most 254 characters.");
        return address;
    }

    private static String localPart(String part) {
        require(!part.isEmpty(), "There is nothing before the @.");
        require(octets(part) <= LONGEST_LOCAL_PART, "The part before the @ is too long: it can have 64 characters.");
        for (var atom : part.split("\\.", -1)) {
            require(
                    !atom.isEmpty(),
                    "The part before the @ cannot begin or end with a dot, or have two dots in a row.");
            require(
                    ATOM.matcher(atom).matches(),
                    "The part before the @ contains a character that cannot be used. Please give the bare address only.");
        }
        return part;
    }

    private static String domain(String typed) {
        require(!typed.isEmpty(), "There is nothing after the @.");
        require(
                DOMAIN_CHARACTERS.matcher(typed).matches(),
                "The part after the @ must be the name of a mail domain, such as university.example.");
        var domain = ascii(typed);
        var labels = domain.split("\\.", -1);
        require(labels.length >= 2, "The part after the @ is incomplete: it needs a dot, as in university.example.");
        for (var label : labels) {
            require(
                    LABEL.matcher(label).matches(),
                    "The part after the @ is not a possible mail domain. Please check its dots and hyphens.");
            // What cannot be turned back (RFC 5891, 4.4) is nobody's name.
            require(
                    !label.startsWith("xn--") || !IDN.toUnicode(label).equals(label) || isDeviation(label),
                    "The part after the @ is not a possible mail domain.");
        }
        var last = labels[labels.length - 1];
        require(!NUMBER.matcher(last).matches(), "The part after the @ must be a name, not a number.");
        require(
                TOP.matcher(last).matches(),
                "The part after the @ does not end like a mail domain, such as .org or .example.");
        require(!last.equals("localhost"), "Mail cannot be sent to localhost.");
        return domain;
    }

    /** Whether it is the A-label of a name that IDNA 2008 keeps and the JDK does not: a name but for these letters. */
    private static boolean isDeviation(String label) {
        return Punycode.decode(label.substring("xn--".length()))
                .filter(name -> DomainName.DEVIATION.matcher(name).find())
                .map(name -> name.replace("\u00DF", "ss").replace('\u03C2', '\u03C3'))
                .filter(name -> DOMAIN_CHARACTERS.matcher(name).matches() && isTaken(name))
                .isPresent();
    }

    private static boolean isTaken(String name) {
        try {
            return IDN.toUnicode(IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES)).equals(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String ascii(String domain) {
        if (StandardCharsets.US_ASCII.newEncoder().canEncode(domain)) {
            return domain.toLowerCase(Locale.ROOT);
        }
        require(
                !DomainName.DEVIATION.matcher(domain).find(),
                "Please write the part after the @ in its plain form, which begins with xn--.");
        try {
            return DomainName.ascii(domain);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The part after the @ is not a possible mail domain.", e);
        }
    }

    /** Controls, bidi marks, zero-width characters, all white space, and what Unicode has not assigned are none. */
    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** Also of the no-break spaces that come with copying from a page, which {@link String#strip} keeps. */
    private static String strip(String typed) {
        return typed.replaceAll("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$", "");
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
