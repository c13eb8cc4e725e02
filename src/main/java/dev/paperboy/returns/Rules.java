package dev.paperboy.returns;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The two tables by which a refusal is understood: what servers write ({@code returns/phrases.txt}, the first line that fits counts),
 * and, for words that nobody has listed yet, enhanced status codes ({@code returns/codes.txt}, RFC 3463).
 */
public final class Rules {

    /** In Chinese and Japanese the words follow an address without a space, so that it ends with letters of the alphabet if it can. */
    private static final Pattern ADDRESS = Pattern.compile("<?[^\\s<>()（）\\[\\]\"',;:，。：；、「」]{1,128}@"
            + "(?:(?:[\\p{L}\\p{N}\\p{M}_-]++\\.)++[A-Za-z]{2,63}|[^\\s<>()（）\\[\\]\"',;:，。：；、「」]{1,255})>?");

    /** Codes such as 5.1.1, but not a part of an IP address or of a version. */
    private static final Pattern CODE = Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.]\\d)");

    /** A phrase begins with a word, not within one: else each line would be tried at each letter, which takes five times as long. */
    private static final String AT_WORD = "(?<![a-z0-9](?=[a-z0-9]))";

    /** What is longer is a returned mail, not a reason. */
    private static final int LONGEST = 8000;

    private final List<Phrase> phrases;
    private final Map<String, Reason> codes;

    private record Phrase(Reason reason, Pattern pattern) {}

    private Rules(List<Phrase> phrases, Map<String, Reason> codes) {
        this.phrases = phrases;
        this.codes = codes;
    }

    /** @throws IllegalStateException if a table has a line that cannot be read; the message quotes it */
    public static Rules load() {
        var phrases = lines("phrases.txt").stream()
                .map(line -> new Phrase(Reason.named(line[0]), Pattern.compile(AT_WORD + "(?:" + line[1] + ")")))
                .toList();
        var codes = new HashMap<String, Reason>();
        lines("codes.txt").forEach(line -> codes.put(line[1], Reason.named(line[0])));
        return new Rules(phrases, codes);
    }

    private static List<String[]> lines(String name) {
        var stream = Rules.class.getResourceAsStream("/returns/" + name);
        if (stream == null) {
            throw new IllegalStateException("The table returns/" + name + " is missing");
        }
        var lines = new ArrayList<String[]>();
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(checked(name, line.strip().split("\\s+", 2)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    private static String[] checked(String name, String[] line) {
        try {
            Reason.named(line[0]);
            if (line.length == 2) {
                Pattern.compile(line[1]);
                return line;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("returns/" + name + ": " + String.join(" ", line), e);
        }
        throw new IllegalStateException("returns/" + name + " has half a line: " + line[0]);
    }

    /** Why, by one answer's words, beside its codes; else by its codes alone. */
    public Optional<Reason> reason(String answer, AnswerTo to) {
        var codes = CODE.matcher(answer).results().map(MatchResult::group).toList();
        return byWords(answer)
                .map(reason -> reason.besides(codes))
                .map(reason -> to == AnswerTo.MAIL ? reason.ofMail(codes) : reason)
                .map(reason -> borneOut(reason, to, codes))
                .or(() -> byCode(answer))
                .map(reason -> to == AnswerTo.SENDER ? reason.ofSender() : reason);
    }

    /** Whoever has seen the mail must say with a code that the address is the matter (RFC 3463, 3.2); else the words are enough. */
    private static Reason borneOut(Reason reason, AnswerTo to, List<String> codes) {
        return reason == Reason.CLAIMED_UNKNOWN
                        && (to != AnswerTo.MAIL || codes.stream().anyMatch(code -> code.startsWith("5.1.")))
                ? Reason.USER_UNKNOWN
                : reason;
    }

    /** Why, by a server's words alone; empty if no line fits. */
    Optional<Reason> byWords(String text) {
        var words = normalised(text);
        return phrases.stream()
                .filter(phrase -> phrase.pattern().matcher(words).find())
                .map(Phrase::reason)
                .findFirst();
    }

    /** Why, by the last telling status code in a text; empty if there is none. */
    Optional<Reason> byCode(String text) {
        Optional<Reason> found = Optional.empty();
        var matcher = CODE.matcher(text);
        while (matcher.find()) {
            var reason = code(matcher.group(1));
            found = reason.isPresent() ? reason : found;
        }
        return found;
    }

    /** The exact code, or the line for its class and subject ({@code 5.7.*}). */
    private Optional<Reason> code(String code) {
        var exact = codes.get(code);
        return Optional.ofNullable(exact != null ? exact : codes.get(code.substring(0, code.lastIndexOf('.')) + ".*"));
    }

    /** Lower case on one line; without addresses, whose local part may be "nouser", or "full". */
    static String normalised(String text) {
        var shortened = text.substring(0, Math.min(text.length(), LONGEST));
        return ADDRESS.matcher(shortened)
                .replaceAll("<address>")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
    }
}
