package dev.paperboy.returns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Understands what a mail that came back says. It finds out why, never who: addresses in it can be forged. */
public final class Decoder {

    private static final Pattern RECIPIENT_LINE = Pattern.compile(
            "(?m)^[ \\t]*(?:(?:4|5)\\d\\d[ -])?<?([^\\s<>\"'()\\[\\],;:]{1,64}@[^\\s<>\"'()\\[\\],;:]{1,255})>?(?:\\.\\.\\.|:|[ \\t]*$|[ \\t]+on[ \\t]).*$");

    private static final Set<String> NO_SUCH_ADDRESS = Set.of("5.1.0", "5.1.1");

    private final Rules rules;
    private final Explanations explanations;

    /**
     * What a mail says, without the one that is returned; to what all of it, together, says that it was the answer; and the address that
     * the mail came to, which is our sender's.
     */
    private record Words(String text, AnswerTo answerTo, String sender) {

        static Words of(ReturnedMail mail, String text) {
            var to = Marks.ADDRESS.matcher(mail.header("To"));
            return new Words(text, AnswerTo.told(text), to.find() ? untagged(to.group()) : "");
        }

        /** Whether a host speaks of our sender, and of nobody else. */
        boolean nameOnlySender(String said) {
            var named = Marks.ADDRESS
                    .matcher(said)
                    .results()
                    .map(address -> untagged(address.group()))
                    .collect(Collectors.toSet());
            return named.equals(Set.of(sender));
        }

        /** Without the reader's token. */
        private static String untagged(String address) {
            return address.toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*", "");
        }
    }

    public Decoder(Rules rules) {
        this.rules = rules;
        this.explanations = new Explanations(rules);
    }

    Rules rules() {
        return rules;
    }

    /** What a mail says of each recipient it speaks of; at least one finding. Takes any bytes. */
    public List<Finding> decode(byte[] raw) {
        return decode(ReturnedMail.parse(raw));
    }

    List<Finding> decode(ReturnedMail mail) {
        var complaint = Complaints.find(mail);
        if (complaint.isPresent()) {
            return List.of(complaint.get());
        }
        if (mail.isDeliveryStatus()) {
            var findings = statuses(mail, mail.statuses());
            if (!findings.isEmpty()) {
                return findings;
            }
        }
        if (mail.has("message/disposition-notification")) {
            return List.of(new Finding("", Reason.DELIVERED, "A notice that the mail was shown"));
        }
        var reported = SesEvents.inText(mail.words());
        if (!reported.isEmpty()) {
            return reported.stream().map(report -> report.finding(rules)).toList();
        }
        if (Answers.isAutomatic(mail)) {
            return List.of(new Finding("", Reason.AUTO_REPLY, mail.header("Subject")));
        }
        var inline = StatusFields.parse(Explanations.cut(mail.words()));
        var findings = statuses(
                mail,
                inline.stream()
                        .filter(group -> group.get("status").isPresent()
                                || group.get("diagnostic-code").isPresent())
                        .toList());
        return findings.isEmpty() ? prose(mail) : findings;
    }

    private List<Finding> statuses(ReturnedMail mail, List<StatusFields> groups) {
        var recipients = groups.stream()
                .filter(StatusFields::isRecipient)
                .limit(Finding.MOST)
                .toList();
        var words = words(mail);
        return recipients.stream()
                .map(group -> status(group, words, recipients.size() == 1))
                .toList();
    }

    private Finding status(StatusFields group, Words words, boolean alone) {
        var diagnostic = group.get("diagnostic-code").orElse("");
        var status = group.get("status").orElse("");
        return switch (group.action()) {
            case "delivered", "relayed", "expanded" -> new Finding(group.recipient(), Reason.DELIVERED, group.action());
            case "delayed" -> new Finding(group.recipient(), Reason.DELAYED, diagnostic);
            default ->
                new Finding(
                        group.recipient(),
                        weighed(reason(diagnostic, alone ? words.text() : "", status), diagnostic, words, status),
                        evidence(diagnostic, words.text(), status));
        };
    }

    private Reason reason(String diagnostic, String words, String status) {
        return rules.byWords(diagnostic)
                .or(() -> rules.byCode(diagnostic))
                .or(() -> rules.byWords(words))
                .or(() -> rules.byCode(words))
                .or(() -> rules.byCode(status))
                .orElse(Reason.UNDEFINED);
    }

    /** What would end a subscription needs a witness, and must not be said for the time being only (4.x.x, RFC 3463, 2). */
    private static Reason weighed(Reason reason, String diagnostic, Words words, String status) {
        var said = diagnostic.isBlank() ? words.text() : diagnostic;
        var codes = codes(said);
        var weighed =
                switch (reason) {
                    case CLAIMED_UNKNOWN ->
                        isBorneOut(codes, words, status) ? Reason.USER_UNKNOWN : ofMail(reason, codes, words);
                    case FILTERED -> codes.stream().anyMatch(NO_SUCH_ADDRESS::contains) ? Reason.USER_UNKNOWN : reason;
                    default -> reason.besides(codes.isEmpty() ? List.of(status) : codes);
                };
        var ofUs = words.answerTo() == AnswerTo.SENDER
                || AnswerTo.told(diagnostic) == AnswerTo.SENDER
                || words.nameOnlySender(said);
        var ofSender = ofUs ? weighed.ofSender() : weighed;
        return isForNow(codes, said, status) ? ofSender.forNow() : ofSender;
    }

    /** By the enhanced codes that were said; else by the report's own; else by the replies, all of which must be 4yz. */
    private static boolean isForNow(List<String> codes, String said, String status) {
        if (!codes.isEmpty()) {
            return codes.stream().allMatch(code -> code.startsWith("4"));
        }
        if (Marks.CODE.matcher(status).find()) {
            return status.startsWith("4");
        }
        var replies =
                Marks.REPLY.matcher(said).results().map(MatchResult::group).toList();
        return replies.isEmpty() ? status.startsWith("4") : replies.stream().allMatch(reply -> reply.startsWith("4"));
    }

    /** As {@link Reason#ofMail}, where the report tells that the mail had been read by then. */
    private static Reason ofMail(Reason reason, List<String> codes, Words words) {
        return words.answerTo() == AnswerTo.MAIL ? reason.ofMail(codes) : reason;
    }

    /** By a code of 5.1.x, also the reporting server's own, or since nothing but the address was told when it was said. */
    private static boolean isBorneOut(List<String> codes, Words words, String status) {
        var told = codes.isEmpty() ? List.of(status) : codes;
        if (told.stream().anyMatch(code -> code.startsWith("5.1.")) || words.answerTo() == AnswerTo.RECIPIENT) {
            return true;
        }
        var contradicted = told.stream().anyMatch(code -> code.startsWith("5.7.") || code.startsWith("4."));
        return !contradicted && codes(words.text()).stream().anyMatch(code -> code.startsWith("5.1."));
    }

    private static List<String> codes(String text) {
        return Marks.CODE.matcher(text).results().map(MatchResult::group).toList();
    }

    private static String evidence(String diagnostic, String words, String status) {
        return (status + " " + (diagnostic.isBlank() ? words : diagnostic)).strip();
    }

    private List<Finding> prose(ReturnedMail mail) {
        var words = words(mail);
        var findings = new ArrayList<Finding>();
        chunks(words.text())
                .forEach((recipient, text) -> findings.add(
                        new Finding(recipient, weighed(reason(text, words.text(), ""), text, words, ""), text)));
        if (!findings.isEmpty()) {
            return findings;
        }
        var subject = mail.header("Subject");
        var known = rules.byWords(words.text())
                .or(() -> rules.byCode(words.text()))
                .or(() -> rules.byWords(subject).map(Reason::forNow));
        var bounce = Answers.isOfDaemon(mail)
                || Answers.FAILURE.matcher(subject).find() && !Answers.answers(mail)
                || known.isPresent()
                        && !mail.returned().isEmpty()
                        && Answers.FAILURE.matcher(words.text()).find();
        if (!bounce) {
            return List.of(new Finding("", Reason.UNREADABLE, subject));
        }
        return List.of(new Finding(
                recipient(mail, words.text()),
                weighed(known.orElse(Reason.UNDEFINED), words.text(), words, ""),
                words.text()));
    }

    private static String recipient(ReturnedMail mail, String words) {
        var failed = mail.header("X-Failed-Recipients");
        var found = Marks.ADDRESS.matcher(failed.isEmpty() ? words : failed);
        return found.find() ? found.group() : "";
    }

    /** The words about each of several recipients; empty if there are not several. */
    private static java.util.Map<String, String> chunks(String words) {
        var starts = new LinkedHashMap<String, Integer>();
        var matcher = RECIPIENT_LINE.matcher(words);
        while (matcher.find() && starts.size() < Finding.MOST) {
            starts.putIfAbsent(matcher.group(1), matcher.start());
        }
        var chunks = new LinkedHashMap<String, String>();
        if (starts.size() < 2) {
            return chunks;
        }
        var names = List.copyOf(starts.keySet());
        for (var i = 0; i < names.size(); i++) {
            int from = starts.getOrDefault(names.get(i), 0);
            int to = i + 1 < names.size() ? starts.getOrDefault(names.get(i + 1), words.length()) : words.length();
            chunks.put(names.get(i), words.substring(from, to));
        }
        return chunks;
    }

    private Words words(ReturnedMail mail) {
        return Words.of(mail, explanations.of(mail.words()));
    }
}
