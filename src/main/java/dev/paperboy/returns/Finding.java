package dev.paperboy.returns;

/**
 * What a mail that came back says of one recipient.
 *
 * @param recipient the address as the report has it, or empty; hostile, and never used to find a reader
 * @param evidence the words that led to the reason, on one line, at most 500 characters
 */
public record Finding(String recipient, Reason reason, String evidence) {

    /** Our mails go to one recipient each, and reports speak of few; a thousand would only keep us busy. */
    static final int MOST = 50;

    private static final int LONGEST = 500;

    public Finding {
        evidence = cut(evidence.replaceAll("[\\p{Cntrl}\\s]+", " ").strip());
    }

    /** At most 500 characters of a text, the column's length, and no half of a surrogate pair. */
    static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return text.substring(0, end) + "…";
    }

    public Meaning meaning() {
        return reason.meaning();
    }
}
