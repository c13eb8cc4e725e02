package dev.paperboy.returns;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Separates what a mail that came back says from the mail that is returned in it, whose own words would be taken for reasons. */
final class Explanations {

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

    private static final Pattern QUOTED = Pattern.compile("(?:>.*+(?:\\R|$))++");

    private static final Pattern OUR_HEADER = Pattern.compile(
            "(?im)^> ?(?:from|to|date|sent|subject|reply-to|message-id|received|mime-version|content-type|list-[a-z-]+):");

    private static final Pattern TO = Pattern.compile("(?im)^[> \\t]*to:.*$");

    /** A server's code, and who says it: titles of papers may well have one, but nobody who says it. */
    private static final Pattern REASON = Pattern.compile("(?imu)^(?:.{0,200}?(?:"
            + "\\b(?:said|says|reason|errors?|status|reply|replied|respon(?:se|ded)|answer(?:ed)?|diagnostic|fehler(?:meldung)?|grund"
            + "|erreur|motif|motivo|raz[oó]n|原因|理由)\\b.{0,60}?[:：][ \\t]*(?:\\R[> \\t]*)?"
            + "|" + Marks.ADDRESS.pattern() + ">?[):]{0,2}[ \\t]*)"
            + "|[> \\t]*<?" + Marks.ADDRESS.pattern() + ">?:?[ \\t]*\\R[> \\t]*)"
            + "(?:smtp;[ \\t]*)?[<(#]{0,3}(?:" + Marks.REPLY.pattern() + "|" + Marks.CODE.pattern() + ").*$");

    private final Rules rules;

    Explanations(Rules rules) {
        this.rules = rules;
    }

    /** What a mail says before the one that is returned; if that tells nothing, also what it says of a server behind it. */
    String of(String words) {
        var before = cut(words);
        return isTelling(before) ? before : before + behind(untitled(words.substring(original(words))));
    }

    private boolean isTelling(String words) {
        return rules.byWords(words).or(() -> rules.byCode(words)).isPresent();
    }

    private String behind(String quoted) {
        var reasons = REASON.matcher(quoted)
                .results()
                .map(MatchResult::group)
                .filter(this::isTelling)
                .limit(Finding.MOST)
                .collect(Collectors.joining("\n"));
        var to = TO.matcher(quoted);
        var unaddressed = !reasons.isEmpty() && !Marks.ADDRESS.matcher(reasons).find();
        return unaddressed && to.find() ? to.group() + "\n" + reasons : reasons;
    }

    /** Without the mail that is returned, whose own words would be taken for reasons. */
    static String cut(String words) {
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
