package dev.paperboy.returns;

/**
 * What a mail that came back says of one recipient.
 *
 * @param recipient the address as the report has it, or empty; hostile, and never used to find a reader
 * @param evidence the words that led to the reason, on one line, at most 500 characters
 */
public record Finding(String recipient, Reason reason, String evidence) {

    private static final int LONGEST = 500;

    public Finding {
        evidence = evidence.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (evidence.length() > LONGEST) {
            evidence = evidence.substring(0, LONGEST - 1) + "…";
        }
    }

    public Meaning meaning() {
        return reason.meaning();
    }
}
