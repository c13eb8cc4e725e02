package dev.paperboy.delivery;

import dev.paperboy.digest.Digest;
import dev.paperboy.digest.Digest.Section;
import dev.paperboy.digest.Pick;
import dev.paperboy.matching.Match;
import dev.paperboy.subscribers.Rhythm;
import dev.paperboy.topics.Topic;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of a mail. */
final class Wording {

    private static final Locale LANGUAGE = Locale.ENGLISH;
    private static final DateTimeFormatter LONG_DATE = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", LANGUAGE);
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("EEE d MMMM", LANGUAGE);
    /** Begins with a word in small letters, which is no field's name and no part of a category. */
    private static final Pattern ORDINARY = Pattern.compile("\\p{Ll}[\\p{Ll}-]*(?:[^\\p{L}\\p{N}:.].*)?");

    private static final int LONGEST_WORD = 60;
    private static final int LONGEST_SUBJECT = 110;
    private static final int TOPIC_IN_SUBJECT = 42;
    private static final int TITLE_IN_SUBJECT = 46;
    private static final int TOPIC_IN_SENTENCE = 64;
    private static final int TITLE_IN_SENTENCE = 120;

    private Wording() {}

    static String date(LocalDate date) {
        return LONG_DATE.format(date);
    }

    static String shortDate(LocalDate date) {
        return SHORT_DATE.format(date);
    }

    static String moment(ZonedDateTime time) {
        return DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy 'at' HH:mm (VV)", LANGUAGE)
                .format(time);
    }

    static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(LANGUAGE) + text.substring(1);
    }

    static String papers(int count) {
        if (count == 1) {
            return "1 paper";
        }
        return (count < 1000 ? String.valueOf(count) : String.format(LANGUAGE, "%,d", count)) + " papers";
    }

    static String rhythm(Rhythm rhythm) {
        var days =
                switch (rhythm.cadence()) {
                    case DAILY -> "every day";
                    case WEEKDAYS -> "Monday to Friday";
                    case WEEKLY -> "every " + rhythm.weekday().getDisplayName(TextStyle.FULL, LANGUAGE);
                };
        return "%s at %02d:00 (%s)".formatted(days, rhythm.hour(), rhythm.zone());
    }

    /** A topic at the beginning of a line. */
    static String heading(Topic topic, int most) {
        var text = Shown.typed(topic.text(), most);
        // "iPhone sensors", "RNA" and "like:2401.01234" stay as they are.
        return ORDINARY.matcher(text).matches() ? text.substring(0, 1).toUpperCase(LANGUAGE) + text.substring(1) : text;
    }

    /** What an inbox shows: the topics and the best papers by the names they are known by, as far as there is room. */
    static String subject(Digest digest) {
        if (digest.isEmpty()) {
            return "No new papers for you " + (isWeekly(digest) ? "this week" : "today");
        }
        var candidates = new ArrayList<Supplier<String>>();
        // A kept digest may have lost the papers that fitted.
        var sections = digest.fitting().isEmpty() ? digest.sections() : digest.fitting();
        if (sections.size() == 1) {
            candidates.add(() -> named(sections.get(0), 3) + rest(digest, 3));
            candidates.add(() -> named(sections.get(0), 2) + rest(digest, 2));
        } else {
            candidates.add(() -> named(sections.get(0), 1) + "; " + named(sections.get(1), 1) + rest(digest, 2));
        }
        candidates.add(() -> named(sections.get(0), 1) + rest(digest, 1));
        return candidates.stream()
                .map(Supplier::get)
                .filter(text -> text.codePointCount(0, text.length()) <= LONGEST_SUBJECT)
                .findFirst()
                .orElseGet(() -> Shown.shorten(headline(digest), LONGEST_SUBJECT));
    }

    private static String named(Section section, int most) {
        return heading(section.topic(), TOPIC_IN_SUBJECT) + ": "
                + section.picks().stream()
                        .limit(most)
                        .map(pick -> shortTitle(pick.match()))
                        .collect(Collectors.joining(", "));
    }

    private static String rest(Digest digest, int named) {
        var rest = digest.size() - named;
        return rest > 0 ? " and " + rest + " more" : "";
    }

    /** "FLASH" for "FLASH: A Method to …", as people speak of it; otherwise the beginning of the title. */
    static String shortTitle(Match match) {
        var title = Shown.line(match.paper().title(), 300);
        var name = title.split(": ", 2)[0];
        return Shown.shorten(name.length() >= 3 && name.length() < TITLE_IN_SUBJECT ? name : title, TITLE_IN_SUBJECT);
    }

    /** What is inside. */
    static String headline(Digest digest) {
        var sections = digest.sections();
        if (sections.isEmpty()) {
            return "Nothing for you " + (isWeekly(digest) ? "this week" : "today");
        }
        var count = digest.size() == 1 ? "1 new paper" : digest.size() + " new papers";
        return switch (sections.size()) {
            case 1 -> count + " on " + inSentence(sections.get(0));
            case 2, 3 ->
                count + ": "
                        + sections.stream()
                                .map(section -> section.picks().size()
                                        + (section.isNextDoor() ? " from next door" : " on " + inSentence(section)))
                                .collect(Collectors.joining(", "));
            default ->
                count + " on " + digest.fitting().size() + " of your topics"
                        + (digest.fitting().size() < sections.size() ? ", 1 from next door" : "");
        };
    }

    private static String inSentence(Section section) {
        return Shown.typed(section.topic().text(), TOPIC_IN_SENTENCE);
    }

    /** From how many the papers were chosen; on an empty day, why there are none. */
    static String lead(Digest digest) {
        var considered = digest.considered();
        if (!digest.isEmpty()) {
            return "Chosen from " + papers(considered)
                    + (digest.leftOut() == 0 ? "." : "; " + digest.leftOut() + " more fit your topics.");
        }
        return switch (considered) {
            case 0 -> "No new papers were announced, as far as we could find out.";
            case 1 -> "The only new paper does not fit your topics well enough to take your time.";
            default -> "None of the " + considered + " new papers fits your topics well enough to take your time.";
        };
    }

    /** What a reader sees beside the subject: the best papers' titles. */
    static String preheader(Digest digest) {
        return digest.isEmpty()
                ? lead(digest)
                : Shown.shorten(
                        digest.sections().stream()
                                .flatMap(section -> section.picks().stream().limit(2))
                                .map(pick -> Shown.line(pick.match().paper().title(), 90))
                                .limit(4)
                                .collect(Collectors.joining(" · ")),
                        160);
    }

    /** The reason for a pick. */
    static String why(Pick pick) {
        var evidence = pick.match().evidence();
        var known = Shown.line(evidence.resembles(), TITLE_IN_SENTENCE);
        // Beside a topic with examples nothing tells whether it is one of them or was liked.
        var how = pick.match().topic().like().isEmpty() ? "”, which you liked." : "”.";
        return why(pick.match(), pick.nextDoor()) + (known.isEmpty() ? "" : " Resembles “" + known + how);
    }

    private static String why(Match match, boolean nextDoor) {
        var topic = (nextDoor ? "Not quite “" : "Picked for “")
                + Shown.typed(match.topic().text(), TOPIC_IN_SENTENCE)
                + (nextDoor ? "”, but the nearest of the rest: " : "”: ");
        var words = match.evidence().words().stream()
                .map(Wording::word)
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(6)
                .map(word -> "“" + word + "”")
                .toList();
        var named = match.evidence().named().stream()
                .map(name -> Shown.line(name, 90))
                .limit(3)
                .toList();
        var reasons = Stream.concat(
                        named.stream(), words.isEmpty() ? Stream.empty() : Stream.of("mentions " + list(words)))
                .collect(Collectors.joining("; "));
        if (!reasons.isEmpty()) {
            return topic + reasons + ".";
        }
        return topic
                + (match.evidence().sentences().isEmpty()
                        ? "its title is close in meaning."
                        : "the passage above is close in meaning.");
    }

    /** A word that hit, as it is shown. */
    static String word(String word) {
        return Shown.line(word, LONGEST_WORD);
    }

    private static String list(List<String> items) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        var last = items.size() - 1;
        return Stream.concat(items.stream().limit(last - 1), Stream.of(items.get(last - 1) + " and " + items.get(last)))
                .collect(Collectors.joining(", "));
    }

    private static boolean isWeekly(Digest digest) {
        return switch (digest.subscriber().wishes().rhythm().cadence()) {
            case WEEKLY -> true;
            case DAILY, WEEKDAYS -> false;
        };
    }
}
