package dev.paperboy.returns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One group of fields of a delivery status (RFC 3464, 2.1) or feedback report (RFC 5965, 3), as tolerantly as it can be read: software
 * that writes them forgets blank lines, folds nothing or everything, and repeats itself.
 */
record StatusFields(Map<String, String> fields) {

    private static final String RECIPIENT = "final-recipient";

    /** Characters of a value. Replies have some hundred. */
    private static final int LONGEST = 4000;

    private static final int MOST_FIELDS = 100;
    private static final int MOST_GROUPS = 1000;

    /** All groups of a text; what is no field is passed over, and a MIME boundary ends it. */
    static List<StatusFields> parse(String text) {
        var groups = new ArrayList<StatusFields>();
        var group = new LinkedHashMap<String, String>();
        var name = "";
        for (var line : text.split("\r\n|\r|\n", -1)) {
            if (line.startsWith("--") || groups.size() == MOST_GROUPS) {
                break;
            }
            var colon = line.indexOf(':');
            if (line.isBlank()) {
                close(group, groups);
                name = "";
            } else if (isFolded(line) && !name.isEmpty()) {
                group.computeIfPresent(name, (key, value) -> joined(value, line));
            } else if (colon > 0 && line.substring(0, colon).matches("[A-Za-z][A-Za-z0-9-]{1,40}\\s*")) {
                name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                if (name.equals(RECIPIENT) && group.containsKey(RECIPIENT)) {
                    close(group, groups);
                }
                if (group.size() < MOST_FIELDS) {
                    group.putIfAbsent(name, cut(line.substring(colon + 1).strip()));
                }
            } else if (!name.isEmpty()) {
                group.computeIfPresent(name, (key, value) -> joined(value, line));
            }
        }
        if (groups.size() < MOST_GROUPS) {
            close(group, groups);
        }
        return groups;
    }

    /** A value and its continuation; one that is long enough is not even copied, for a trap may have any number of lines. */
    private static String joined(String value, String line) {
        return value.length() >= LONGEST ? value : cut(value + " " + line.strip());
    }

    private static String cut(String value) {
        return value.substring(0, Math.min(value.length(), LONGEST));
    }

    private static boolean isFolded(String line) {
        return line.startsWith(" ") || line.startsWith("\t");
    }

    private static void close(Map<String, String> group, List<StatusFields> groups) {
        if (!group.isEmpty()) {
            groups.add(new StatusFields(new LinkedHashMap<>(group)));
            group.clear();
        }
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isBlank());
    }

    /** Whether the group tells what became of a recipient. */
    boolean isRecipient() {
        return fields.containsKey(RECIPIENT)
                || fields.containsKey("original-recipient")
                || fields.containsKey("action") && fields.containsKey("status");
    }

    /** The recipient as the sender knew it. */
    String recipient() {
        var typed = get("original-recipient")
                .or(() -> get(RECIPIENT))
                .or(() -> get("x-actual-recipient"))
                .orElse("");
        return typed.substring(typed.indexOf(';') + 1).replaceAll("[<>]", "").strip();
    }

    /** One lower-case word, without the comment that some add. */
    String action() {
        return get("action").orElse("").toLowerCase(Locale.ROOT).replaceAll("[^a-z].*", "");
    }
}
