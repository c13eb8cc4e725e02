package dev.paperboy.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the abbreviations of some papers stand for: authors say it themselves, "large language models (LLMs)". With both forms
 * side by side a word is found whichever of them the reader and the author chose.
 */
final class Glossary {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\(([\\p{L}\\p{N}]{2,10})\\)");
    private static final Set<String> LITTLE_WORDS =
            Set.of("a", "an", "and", "by", "for", "from", "in", "of", "on", "the", "to", "with");

    /** How far before its abbreviation a long form may begin, in characters. */
    private static final int REACH = 120;

    private final Abbreviations listed;
    private final Map<String, String> forms = new LinkedHashMap<>();
    private final Map<String, List<Form>> byFirstWord = new HashMap<>();

    Glossary(Abbreviations listed, Collection<String> texts) {
        this.listed = listed;
        listed.forEach(forms::put);
        texts.forEach(text -> definitions(text).forEach(forms::putIfAbsent));
        forms.forEach(this::add);
    }

    private void add(String abbreviation, String longForm) {
        var words = words(longForm).stream().map(Glossary::same).toList();
        byFirstWord.computeIfAbsent(words.get(0), word -> new ArrayList<>()).add(new Form(abbreviation, words));
    }

    /** The text with the other form beside each short or long form; what the text itself defines goes before the list. */
    String bothForms(String text) {
        var own = definitions(text);
        var places = WORD.matcher(text).results().toList();
        var same = places.stream().map(place -> same(place.group())).toList();
        var both = new StringBuilder(text);
        // From the end, so that the places before stay what they are.
        for (int i = places.size() - 1; i >= 0; i--) {
            var end = places.get(i).end();
            var longForm = own.getOrDefault(
                    singular(places.get(i).group()),
                    listed.longForm(places.get(i).group()));
            if (!longForm.isEmpty()) {
                both.insert(end, " " + longForm);
            }
            for (var form : byFirstWord.getOrDefault(same.get(i), List.of())) {
                if (form.standsAt(i, same) && !own.containsKey(form.abbreviation())) {
                    both.insert(places.get(i).start(), form.abbreviation() + " ");
                }
            }
        }
        return both.toString();
    }

    /** The abbreviations that a text has in either form, each with what finds both forms, in the singular and the plural. */
    Map<String, Pattern> formsOf(String text) {
        var own = definitions(text);
        var found = new LinkedHashMap<String, Pattern>();
        var words = words(text);
        var same = words.stream().map(Glossary::same).toList();
        for (int i = 0; i < words.size(); i++) {
            var abbreviation = singular(words.get(i));
            var longForm =
                    own.getOrDefault(abbreviation, forms.getOrDefault(abbreviation, listed.longForm(words.get(i))));
            if (!longForm.isEmpty()) {
                found.put(abbreviation, bothForms(abbreviation, words(longForm)));
            }
            for (var form : byFirstWord.getOrDefault(same.get(i), List.of())) {
                if (form.standsAt(i, same) && !own.containsKey(form.abbreviation())) {
                    found.put(form.abbreviation(), bothForms(form.abbreviation(), form.words()));
                }
            }
        }
        return found;
    }

    /** The capitals of an abbreviation matter, those of its long form do not. */
    private static Pattern bothForms(String abbreviation, List<String> longForm) {
        var written = longForm.stream()
                .map(word -> Pattern.quote(singular(word)) + "s?")
                .collect(Collectors.joining("[^\\p{L}\\p{N}]+"));
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:" + Pattern.quote(abbreviation) + "s?|(?iu:" + written + "))(?![\\p{L}\\p{N}])");
    }

    private static Map<String, String> definitions(String text) {
        var found = new LinkedHashMap<String, String>();
        var matcher = IN_BRACKETS.matcher(text);
        while (matcher.find()) {
            var abbreviation = singular(matcher.group(1));
            var before = text.substring(Math.max(0, matcher.start() - REACH), matcher.start());
            longForm(abbreviation, before).ifPresent(form -> found.putIfAbsent(abbreviation, form));
        }
        return found;
    }

    /** The last words whose initials are the abbreviation's capitals; "of" and its like may be passed over. */
    private static Optional<String> longForm(String abbreviation, String before) {
        var capitals = abbreviation.replaceAll("\\P{Lu}", "");
        var words = words(before);
        int letter = capitals.length() - 1;
        for (int i = words.size() - 1; i >= 0 && capitals.length() >= 2; i--) {
            var word = words.get(i);
            if (Character.toUpperCase(word.charAt(0)) == capitals.charAt(letter)) {
                if (--letter < 0) {
                    return Optional.of(String.join(" ", words.subList(i, words.size())));
                }
            } else if (!LITTLE_WORDS.contains(word)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    private static String same(String word) {
        return singular(word.toLowerCase(Locale.ROOT));
    }

    private static String singular(String word) {
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }

    private record Form(String abbreviation, List<String> words) {

        boolean standsAt(int place, List<String> text) {
            return place + words.size() <= text.size()
                    && text.subList(place, place + words.size()).equals(words);
        }
    }
}
