package dev.paperboy.returns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Understands what a mail that came back says. It finds out why, never who: addresses in it can be forged. */
public final class Decoder {

    /** Our mails go to one recipient each, and reports to few; a thousand would only keep us busy. */
    private static final int MOST_RECIPIENTS = 50;

    /** Programs that deliver mail, by the names that they give themselves as senders. */
    private static final String PROGRAM =
            "(?i)mailer.?daemon|mail delivery (sub)?system|\\bmmdf\\b|delivery (agent|system|service)|system administrator"
                    + "|mail ?(delivery|server|router|system|administrator)|\\bmdaemon\\b|bounce[s+@-]";

    private static final Pattern DELIVERER = Pattern.compile(PROGRAM);

    /** The senders of bounces; the null sender alone says nothing, since holiday notices have it too (RFC 3834, 3.3). */
    private static final Pattern DAEMON = Pattern.compile(PROGRAM + "|post[ _.-]?master");

    private static final Pattern FAILURE = Pattern.compile(
            "(?i)undeliver|return(ed|ing) (e?mail|message|to sender)|(delivery|mail|message|sending).{0,30}(fail|status|problem|error|unable|"
                    + "not (be )?delivered|notification|blocked|reject)|fail(ed|ure) (notice|delivery|mail)|failure notice|could not (be )?deliver|"
                    + "mail system error|rejected mail|error sending your mail|not deliver|non.?(delivery|remis)|nondeliverable|unzustellbar|"
                    + "não entregue|no entreg|配信|送信エラー|notice: mail|bounce|message you sent|mail could not|nicht zugestellt|"
                    + "permanent error|user unknown|unknown user|returned:");

    /** How subjects of automatic answers begin, or what they have in brackets. */
    private static final Pattern AUTOMATIC = Pattern.compile("(?iu)(?:^\\s*(?:i.?m |i am |currently )?|[\\[(])(?:"
            + "auto(?:matic|mated)?[ -:]?(?:re(?:ply|spon[sd])|antwort|generated)|auto:|out of (?:the )?office|vacation|"
            + "on (?:annual |sick |parental )?(?:leave|vacation|holiday)|away (?:from|until)|away$|ooo\\b|"
            + "abwesen|automatische|nicht im (?:büro|haus|dienst)|urlaub|afwezig|automatisch|"
            + "r[eé]ponse automatique|(?:message d.)?absen(?:ce|t)|vacances|"
            + "respuesta autom|ausen(?:te|cia)|fuera de|vacaciones|resposta autom|aus[eê]ncia|férias|"
            + "risposta autom|fuori (?:sede|ufficio)|assen(?:te|za)|ferie|r[aă]spuns autom|"
            + "autosvar|automatisk|frånvaro|fravær|automaattinen|automaatvastus|poissa|"
            + "automatyczn|odpowied[zź] autom|nieobecn|automatick|automatsk|automatin|automātisk|samodejn|automatikus|"
            + "автоответ|автомати|аутоматск|отсутств|відсутн|αυτόματη|otomatik|"
            + "תשובה אוטומטית|(?:رد )?تلقائي|پاسخ خودکار|स्वचालित|"
            + "balasan (?:otomatis|automatik)|jawaban otomatis|trả lời tự động|(?:การ)?ตอบกลับอัตโนมัติ|"
            + "自动|自動|不在|休假|부재|자동)");

    /** How subjects of answers begin, of persons and of machines: the rest is that of the mail which was answered. */
    private static final Pattern ANSWER = Pattern.compile(
            "(?iu)\\s*(?:re|aw|antw|sv|vs|odp|tr|fwd?|wg|rif|res|ynt|отв|回复|回覆|答复|답장|返信)(?:\\[\\d+])?\\s*[:：]");

    private static final Pattern ABUSE_REPORT = Pattern.compile("(?i)\\s*this is an e?-?(mail )?abuse report\\b");

    private static final Pattern ORIGINAL = Pattern.compile("(?im)^(?:[ \\t]*(?:"
            + "-+ ?(below this line is a copy|this is a copy of|unsent message|original m(essage|ail)|returned m(essage|ail)|"
            + "unsent|enclosed is a copy|message (header|text|follows)|the (header|body|original)|start of|transcript of message|"
            + "undelivered message|your message).*|(the )?original message (follows|headers?|text|was).{0,40}follow.*|"
            + "original message follows.*|message headers? follows?.*|unsent message follows.*|your (original )?message (is attached|follows"
            + "|begins).*|-+ ?message (content|body).*|the (following|first|header).{0,40}(is a copy|copy of (the|your) message).*|"
            + ">>>+ original.*|\\*+ ?original.*|(the )?body of .{0,20}message.{0,20}follows.*)"
            // Its own header: further in, some programs list whose mail it was, and go on with the reason.
            + "|(?:received: (from|by|\\(qmail)|return-path: |dkim-signature:|content-type: (message/|text/rfc822)|x-mailer: |message-id: <).*"
            + "|from: .*\\R(?:.*\\R){0,2}(?:sent|date|to|subject): .*"
            // Quoted as in an answer; what servers say is quoted, too, see isOfServer.
            + "|>(?!>>| ?<?\\d{3}[ -]).*)$");

    /** The subject of the mail that is returned, wherever it is named. */
    private static final Pattern TITLE = Pattern.compile(
            "(?imu)^[> \\t]*(?:subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|temat|předmět|konu|тема|主题|主旨|件名|제목)"
                    + "[ \\t]*[:：].*$");

    private static final Pattern RECIPIENT_LINE = Pattern.compile(
            "(?m)^[ \\t]*(?:(?:4|5)\\d\\d[ -])?<?([^\\s<>\"'()\\[\\],;:]{1,64}@[^\\s<>\"'()\\[\\],;:]{1,255})>?(?:\\.\\.\\.|:|[ \\t]*$|[ \\t]+on[ \\t]).*$");

    /** Neither part holds an @, or a text full of them would be read again from each one. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"'()（）\\[\\],;:=@]{1,64}@"
            + "(?:[^\\s<>\"'()\\[\\],;:=@.]{1,63}+\\.){1,20}[A-Za-z][A-Za-z0-9-]{1,62}");

    private static final Set<String> NO_SUCH_ADDRESS = Set.of("5.1.0", "5.1.1");

    /** Enhanced status codes that tell more than a class. */
    private static final Pattern CODE = Pattern.compile("(?<![\\d.])[45]\\.(?!0\\.0)\\d{1,3}\\.\\d{1,3}(?![\\d.]\\d)");

    /** Replies of SMTP (RFC 5321, 4.2.3), where a server's words begin. */
    private static final Pattern REPLY = Pattern.compile("(?<![\\w.:#/-])(?:4[25]|5[025])\\d(?=[ -]|$)");

    private static final Pattern QUOTED = Pattern.compile("(?:>.*+(?:\\R|$))++");

    private static final Pattern OUR_HEADER = Pattern.compile(
            "(?im)^> ?(?:from|to|date|sent|subject|reply-to|message-id|received|mime-version|content-type|list-[a-z-]+):");

    private static final Pattern TO = Pattern.compile("(?im)^[> \\t]*to:.*$");

    /** A server's code, and who says it: titles of papers may well have one, but nobody who says it. */
    private static final Pattern REASON = Pattern.compile("(?imu)^(?:.{0,200}?(?:"
            + "\\b(?:said|says|reason|errors?|status|reply|replied|respon(?:se|ded)|answer(?:ed)?|diagnostic|fehler(?:meldung)?|grund"
            + "|erreur|motif|motivo|raz[oó]n|原因|理由)\\b.{0,60}?[:：][ \\t]*(?:\\R[> \\t]*)?"
            + "|" + ADDRESS.pattern() + ">?[):]{0,2}[ \\t]*)"
            + "|[> \\t]*<?" + ADDRESS.pattern() + ">?:?[ \\t]*\\R[> \\t]*)"
            + "(?:smtp;[ \\t]*)?[<(#]{0,3}(?:" + REPLY.pattern() + "|" + CODE.pattern() + ").*$");

    private final Rules rules;

    /**
     * What a mail says, without the one that is returned; to what all of it, together, says that it was the answer; and the address that
     * the mail came to, which is our sender's.
     */
    private record Words(String text, AnswerTo answerTo, String sender) {

        static Words of(ReturnedMail mail, String text) {
            var to = ADDRESS.matcher(mail.header("To"));
            return new Words(text, AnswerTo.told(text), to.find() ? untagged(to.group()) : "");
        }

        /** Whether a host speaks of our sender, and of nobody else. */
        boolean nameOnlySender(String said) {
            var named = ADDRESS.matcher(said)
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
    }

    Rules rules() {
        return rules;
    }

    /** What a mail says of each recipient it speaks of; at least one finding. Takes any bytes. */
    public List<Finding> decode(byte[] raw) {
        return decode(ReturnedMail.parse(raw));
    }

    List<Finding> decode(ReturnedMail mail) {
        var complaint = complaint(mail);
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
        if (isAutomaticAnswer(mail)) {
            return List.of(new Finding("", Reason.AUTO_REPLY, mail.header("Subject")));
        }
        var inline = StatusFields.parse(cut(mail.words()));
        var findings = statuses(
                mail,
                inline.stream()
                        .filter(group -> group.get("status").isPresent()
                                || group.get("diagnostic-code").isPresent())
                        .toList());
        return findings.isEmpty() ? prose(mail) : findings;
    }

    private static Optional<Finding> complaint(ReturnedMail mail) {
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

    /**
     * What calls itself an automatic answer (RFC 3834, 5) is one, unless a program that delivers mail speaks, or a report in fields: behind
     * "postmaster" there is often a person's mailbox, and a subject says only what was answered.
     */
    private static boolean isAutomaticAnswer(ReturnedMail mail) {
        var program = DELIVERER.matcher(mail.header("From")).find();
        var answer = mail.header("Auto-Submitted").toLowerCase(Locale.ROOT).startsWith("auto-replied")
                || !mail.header("X-Autoreply").isEmpty()
                || !mail.header("X-Autorespond").isEmpty()
                || !mail.header("X-Auto-Reply").isEmpty()
                || mail.header("X-Autogenerated").equalsIgnoreCase("reply")
                || mail.header("Precedence").toLowerCase(Locale.ROOT).startsWith("auto");
        // Programs that deliver mail say so, too.
        var machine = answer
                || mail.header("Auto-Submitted").toLowerCase(Locale.ROOT).startsWith("auto-")
                || !mail.header("X-Auto-Response-Suppress").isEmpty();
        var subject = mail.header("Subject");
        if (AUTOMATIC.matcher(subject).find()) {
            return machine && !program || !FAILURE.matcher(subject).find();
        }
        var bounce = program
                || !mail.header("X-Failed-Recipients").isEmpty()
                || StatusFields.parse(cut(mail.words())).stream().anyMatch(StatusFields::isRecipient);
        return !bounce && (answer || machine && answers(mail));
    }

    /** Whether it answers a mail, by its subject, and comes from nobody who reports on mail. */
    private static boolean answers(ReturnedMail mail) {
        return ANSWER.matcher(mail.header("Subject")).lookingAt()
                && !DAEMON.matcher(mail.header("From")).find();
    }

    private List<Finding> statuses(ReturnedMail mail, List<StatusFields> groups) {
        var recipients = groups.stream()
                .filter(StatusFields::isRecipient)
                .limit(MOST_RECIPIENTS)
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
        if (CODE.matcher(status).find()) {
            return status.startsWith("4");
        }
        var replies = REPLY.matcher(said).results().map(MatchResult::group).toList();
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
        return CODE.matcher(text).results().map(MatchResult::group).toList();
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
        var bounce = DAEMON.matcher(mail.header("From")).find()
                || FAILURE.matcher(subject).find() && !answers(mail)
                || known.isPresent()
                        && !mail.returned().isEmpty()
                        && FAILURE.matcher(words.text()).find();
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
        var found = ADDRESS.matcher(failed.isEmpty() ? words : failed);
        return found.find() ? found.group() : "";
    }

    /** The words about each of several recipients; empty if there are not several. */
    private static java.util.Map<String, String> chunks(String words) {
        var starts = new LinkedHashMap<String, Integer>();
        var matcher = RECIPIENT_LINE.matcher(words);
        while (matcher.find() && starts.size() < MOST_RECIPIENTS) {
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

    /** What a mail says before the one that is returned; if that tells nothing, also what it says of a server behind it. */
    private Words words(ReturnedMail mail) {
        var words = mail.words();
        var before = cut(words);
        return Words.of(mail, isTelling(before) ? before : before + behind(untitled(words.substring(original(words)))));
    }

    private boolean isTelling(String words) {
        return rules.byWords(words).or(() -> rules.byCode(words)).isPresent();
    }

    private String behind(String quoted) {
        var reasons = REASON.matcher(quoted)
                .results()
                .map(MatchResult::group)
                .filter(this::isTelling)
                .limit(MOST_RECIPIENTS)
                .collect(Collectors.joining("\n"));
        var to = TO.matcher(quoted);
        var unaddressed = !reasons.isEmpty() && !ADDRESS.matcher(reasons).find();
        return unaddressed && to.find() ? to.group() + "\n" + reasons : reasons;
    }

    /** Without the mail that is returned, whose own words would be taken for reasons. */
    private static String cut(String words) {
        return untitled(words.substring(0, original(words)));
    }

    /** Where the mail that is returned begins; at the end if it is not there. */
    private static int original(String words) {
        var matcher = ORIGINAL.matcher(words);
        for (var found = matcher.find(); found; ) {
            if (words.substring(0, matcher.start()).isBlank()) {
                found = matcher.find();
                continue;
            }
            var quoted = QUOTED.matcher(words).region(matcher.start(), words.length());
            if (!quoted.lookingAt() || !isOfServer(quoted.group())) {
                return matcher.start();
            }
            found = matcher.find(quoted.end());
        }
        return words.length();
    }

    private static boolean isOfServer(String quoted) {
        return REASON.matcher(quoted).find() && !OUR_HEADER.matcher(quoted).find();
    }

    private static String untitled(String words) {
        return TITLE.matcher(words).replaceAll("");
    }
}
