package dev.paperboy.papers.sources;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What {@code @string} defines in a BibTeX file. Thirty lines of {@code a2 = a1 # a1} would make a gigabyte of one word. */
final class Macros {

    private final Map<String, String> values = new HashMap<>();

    /** Characters that may still be put in; journals' names take a few hundred thousand in the largest libraries. */
    private int room = 1_000_000;

    void define(Map<String, String> definitions) {
        values.putAll(definitions);
    }

    /** What a name stands for; the name itself if that is not known, or if there is no end of it. */
    String expand(String name) {
        var value = values.getOrDefault(name.toLowerCase(Locale.ROOT), name);
        if (value.length() > room) {
            return name;
        }
        room -= value.length();
        return value;
    }
}
