package dev.paperboy.returns;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds feedback reports: ARF (RFC 5965), and what providers send in its place. */
final class Complaints {

    private static final Pattern ABUSE_REPORT = Pattern.compile("(?i)\\s*this is an e?-?(mail )?abuse report\\b");

    private Complaints() {}

    /** A complaint, or what else a feedback report says (RFC 5965); empty if the mail is none. */
    static Optional<Finding> find(ReturnedMail mail) {
        for (var group : mail.feedback()) {
            var type = group.get("feedback-type")
                    .map(text -> text.toLowerCase(Locale.ROOT).strip());
            if (type.isPresent()) {
                var recipient = group.get("original-rcpt-to")
                        .or(() -> group.get("removal-recipient"))
                        .orElse("");
                return Optional.of(new Finding(recipient.replaceAll("[<>]", ""), feedback(type.get()), type.get()));
            }
        }
        // Microsoft's reports of junk mail are no ARF: the mail itself, attached, in a mail with this subject.
        var subject = mail.header("Subject");
        if (subject.toLowerCase(Locale.ROOT).startsWith("complaint about message from")
                || !mail.header("X-HmXmrOriginalRecipient").isEmpty()
                || mail.returned().contains("X-HmXmrOriginalRecipient")) {
            return Optional.of(new Finding("", Reason.COMPLAINT, subject));
        }
        // A report that lost its fields, and providers' reports without any.
        var report = mail.has("message/feedback-report")
                || mail.contentType().equals("multipart/report")
                        && mail.headers().toLowerCase(Locale.ROOT).contains("feedback-report")
                || ABUSE_REPORT.matcher(mail.words()).lookingAt()
                // X-ARF, version 0.2, which German providers send.
                || mail.header("X-ARF").equalsIgnoreCase("yes")
                || !mail.header("X-XARF").isEmpty();
        return report ? Optional.of(new Finding("", Reason.COMPLAINT, subject)) : Optional.empty();
    }

    private static Reason feedback(String type) {
        return switch (type.replaceAll("[^a-z-].*", "")) {
            case "opt-out", "opt-out-list" -> Reason.OPT_OUT;
            case "not-spam" -> Reason.NOT_SPAM;
            case "auth-failure", "dmarc" -> Reason.AUTHENTICATION;
            case "virus" -> Reason.VIRUS;
            // "abuse", "fraud", "other", and what is registered later: a reader was displeased.
            default -> Reason.COMPLAINT;
        };
    }
}
