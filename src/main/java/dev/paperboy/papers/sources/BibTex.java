package dev.paperboy.papers.sources;

import dev.paperboy.papers.Answer;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads BibTeX. Libraries are kept for decades and by hand, so one broken entry must not cost the others: reading goes on at the next
 * line that begins with {@code @}. The parsers that exist stop at the first error.
 */
final class BibTex {

    private static final Pattern ENTRY = Pattern.compile("(?m)^[ \\t]*@[ \\t]*([A-Za-z]+)\\s*[{(]");
    private static final Set<String> NO_ENTRIES = Set.of("comment", "preamble", "string");

    private BibTex() {}

    static boolean looksLike(String text) {
        return ENTRY.matcher(text).find();
    }

    /** @throws IOException if there is not one entry */
    static Answer read(String text, LocalDate day) throws IOException {
        var gathered = new Gathered();
        var macros = new Macros();
        int position = 0;
        var heads = ENTRY.matcher(text).results().toList();
        for (int i = 0; i < heads.size(); i++) {
            int end = i + 1 < heads.size() ? heads.get(i + 1).start() : text.length();
            var kind = heads.get(i).group(1).toLowerCase(Locale.ROOT);
            var body = new BibTexFields(text.substring(heads.get(i).end(), end), macros);
            if (kind.equals("string")) {
                body.read(false).ifPresent(macros::define);
            }
            if (!NO_ENTRIES.contains(kind)) {
                position++;
                add(gathered, position, body.read(true), day);
            }
        }
        if (position == 0) {
            throw new IOException("it is BibTeX without an entry");
        }
        return gathered.answer("");
    }

    private static void add(Gathered gathered, int position, Optional<Map<String, String>> fields, LocalDate day) {
        try {
            gathered.add(
                    position,
                    reference(fields.orElseThrow(() -> new IllegalArgumentException("is not closed or has no fields")))
                            .sighting(day));
        } catch (IllegalArgumentException e) {
            gathered.skip(position, String.valueOf(e.getMessage()));
        }
    }

    private static Reference reference(Map<String, String> fields) {
        return new Reference(
                plain(fields.getOrDefault("title", "")),
                Stream.of(fields.getOrDefault("author", "").split("\\s+and\\s+"))
                        .map(BibTex::plain)
                        .filter(name -> !name.equals("others"))
                        .toList(),
                plain(fields.getOrDefault("abstract", "")),
                Stream.of(fields.get("doi"), eprint(fields), fields.get("url"), fields.get("journal"))
                        .flatMap(Stream::ofNullable)
                        .toList(),
                Stream.ofNullable(fields.get("note")).toList(),
                List.of());
    }

    /** {@code eprint = {2610.01234}, archiveprefix = {arXiv}}; without a prefix it mostly is arXiv too. */
    private static String eprint(Map<String, String> fields) {
        var prefix = fields.getOrDefault("archiveprefix", fields.getOrDefault("eprinttype", "arxiv"));
        return prefix.equalsIgnoreCase("arxiv") && fields.containsKey("eprint") ? "arxiv:" + fields.get("eprint") : "";
    }

    /** Braces that only keep capitals go; a text with commands or formulas stays as typed, since there they mean something. */
    private static String plain(String text) {
        return text.indexOf('\\') >= 0 || text.indexOf('$') >= 0 ? text : text.replaceAll("[{}]", "");
    }
}
