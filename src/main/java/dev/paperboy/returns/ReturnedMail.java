package dev.paperboy.returns;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * The parts of a mail that came back: what its author says in words, what a machine says in fields, and the headers of the mail that is
 * talked about. Nothing that anybody sends makes this fail: what the MIME parser cannot read is taken as plain text.
 */
final class ReturnedMail {

    /** Making one reads several files from the jar: it took longer than all that is done with a mail. */
    private static final Session NO_SETTINGS = Session.getInstance(new Properties());

    private static final int DEEPEST = 12;
    private static final int MOST_PARTS = 200;
    private static final int LONGEST = 1 << 20;

    /** Characters. Explanations have some thousand; what goes on is a mail that was returned, or somebody's trap. */
    private static final int MOST_WORDS = 1 << 16;

    /** Characters of a header field. A decoder that is given ever so many encoded words (RFC 2047) takes minutes. */
    private static final int MOST_OF_FIELD = 2000;

    /** The parser makes all parts before it gives out the first, and is the slower the more they are. */
    private static final int MOST_BOUNDARIES = 300;

    /** The two fields that every feedback report begins with (RFC 5965, 3.1), in a part that is not called one. */
    private static final Pattern REPORT_FIELDS =
            Pattern.compile("(?i)\\A\\s*(?:user-agent|version|feedback-type):.{0,200}\\R(?:.{0,200}\\R){0,3}?"
                    + "(?:user-agent|version|feedback-type):");

    private static final String PLAIN = "8bit";

    private final String header;
    private final String contentType;
    private final MimeMessage message;
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final StringBuilder statuses = new StringBuilder();
    private final StringBuilder feedback = new StringBuilder();
    private final StringBuilder returned = new StringBuilder();
    private final List<String> types = new ArrayList<>();

    private ReturnedMail(MimeMessage message, String header) throws MessagingException {
        this.message = message;
        this.header = header;
        this.contentType = type(message);
    }

    /** Reads the bytes of one mail, of which at most a megabyte of each part counts. */
    static ReturnedMail parse(byte[] raw) {
        try {
            var mail = new ReturnedMail(
                    new MimeMessage(NO_SETTINGS, new ByteArrayInputStream(raw, 0, end(raw))), head(raw));
            mail.walk(mail.message, 0);
            return mail;
        } catch (MessagingException | RuntimeException e) {
            return ofText(raw);
        }
    }

    private static ReturnedMail ofText(byte[] raw) {
        try {
            var mail = new ReturnedMail(new MimeMessage((Session) null), "");
            mail.words.append(new String(raw, 0, Math.min(raw.length, LONGEST), StandardCharsets.ISO_8859_1));
            return mail;
        } catch (MessagingException e) {
            throw new IllegalStateException("An empty mail has no headers to fail on", e);
        }
    }

    /** Where a mail has had more boundaries, or lines like them, than anybody's; else its end. */
    private static int end(byte[] raw) {
        var boundaries = 0;
        for (var i = 2; i < raw.length; i++) {
            if (raw[i] == '-' && raw[i - 1] == '-' && isLineFeed(raw[i - 2]) && ++boundaries > MOST_BOUNDARIES) {
                return i - 1;
            }
        }
        return raw.length;
    }

    private static boolean isLineFeed(byte octet) {
        return octet == '\n' || octet == '\r';
    }

    private static String head(byte[] raw) {
        var text = new String(raw, 0, Math.min(raw.length, LONGEST), StandardCharsets.ISO_8859_1);
        return text.split("\r?\n\r?\n", 2)[0];
    }

    private void walk(Part part, int depth) {
        if (depth > DEEPEST || types.size() > MOST_PARTS) {
            return;
        }
        var type = typeOf(part);
        types.add(type);
        try {
            if (type.startsWith("multipart/") && part instanceof MimePart mime) {
                // Not by getContent(), which looks for the handler of the type each time.
                var multipart = new MimeMultipart(new MimePartDataSource(mime));
                for (var i = 0; i < multipart.getCount() && i < MOST_PARTS; i++) {
                    BodyPart child = multipart.getBodyPart(i);
                    walk(child, depth + 1);
                }
                return;
            }
        } catch (MessagingException | RuntimeException e) {
            words.append(text(part)).append('\n');
            return;
        }
        keep(type, part, depth);
    }

    private void keep(String type, Part part, int depth) {
        switch (type) {
            case "message/delivery-status", "message/global-delivery-status" ->
                statuses.append(text(part)).append("\n\n");
            case "message/feedback-report" -> feedback.append(text(part)).append("\n\n");
            case "message/rfc822",
                    "message/global",
                    "message/partial",
                    "text/rfc822-headers",
                    "text/rfc822-header",
                    "text/rfc822",
                    "message/global-headers" -> keepReturned(part, depth);
            case "text/html" -> html.append(Jsoup.parse(text(part)).wholeText()).append('\n');
            default -> keepText(type, text(part), depth);
        }
    }

    private void keepText(String type, String text, int depth) {
        if (REPORT_FIELDS.matcher(text).find()) {
            feedback.append(text).append("\n\n");
        }
        if (type.startsWith("text/") || depth == 0) {
            words.append(text).append('\n');
        }
    }

    /** Of a mail within the mail only the first one counts, and of that the headers; a whole mail that is one was forwarded as it was. */
    private void keepReturned(Part part, int depth) {
        returned.append(text(part)).append('\n');
        if (depth == 0) {
            words.append(returned);
        }
    }

    private static String typeOf(Part part) {
        try {
            return type(part);
        } catch (MessagingException | RuntimeException e) {
            return "text/plain";
        }
    }

    private static String type(Part part) throws MessagingException {
        var type = part.getContentType();
        return type == null ? "text/plain" : type.split("[;\\s]", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** The text of a part in its character set, or as it is. */
    private static String text(Part part) {
        try {
            if (typeOf(part).startsWith("text/") && part.getContent() instanceof String text) {
                return text.substring(0, Math.min(text.length(), LONGEST));
            }
        } catch (MessagingException | IOException | RuntimeException e) {
            // An unknown character set or a wrong encoding; the bytes still tell.
        }
        try (var stream = stream(part)) {
            return new String(stream.readNBytes(LONGEST), StandardCharsets.UTF_8);
        } catch (MessagingException | IOException | RuntimeException e) {
            return "";
        }
    }

    private static InputStream stream(Part part) throws MessagingException, IOException {
        return part instanceof MimeBodyPart body && typeOf(part).startsWith("message/")
                ? MimeUtility.decode(body.getRawInputStream(), encoding(body))
                : part.getInputStream();
    }

    /**
     * How a report or a mail within the mail is encoded, which those in UTF-8 may be (RFC 6533, 3 to 6) and others are. Some only say so,
     * wherefore the library takes none at its word: but no base64 has the colon of a header, and no other text a line that ends with "=".
     */
    private static String encoding(MimeBodyPart part) throws MessagingException, IOException {
        var named = part.getEncoding();
        if (named == null) {
            return PLAIN;
        }
        try (var raw = part.getRawInputStream()) {
            var start = new String(raw.readNBytes(MOST_WORDS), StandardCharsets.ISO_8859_1);
            return switch (named.toLowerCase(Locale.ROOT)) {
                case "base64" -> start.contains(":") ? PLAIN : named;
                case "quoted-printable" -> start.contains("=\r\n") || start.contains("=\n") ? named : PLAIN;
                default -> PLAIN;
            };
        }
    }

    /** The first header of a name, decoded and on one line; empty if there is none. */
    String header(String name) {
        try {
            var value = message.getHeader(name, null);
            return value == null
                    ? ""
                    : decoded(value.substring(0, Math.min(value.length(), MOST_OF_FIELD))
                            .split("\r?\n(?! |\t)", 2)[0]
                            .replaceAll("\\s+", " ")
                            .strip());
        } catch (MessagingException e) {
            return "";
        }
    }

    private static String decoded(String value) {
        var text = utf8(value);
        try {
            return MimeUtility.decodeText(text);
        } catch (java.io.UnsupportedEncodingException | RuntimeException e) {
            return text;
        }
    }

    /** The parser makes a character of each byte; what is UTF-8 without saying so (RFC 6532, and many that know no RFC) is read as that. */
    private static String utf8(String value) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return value;
        }
    }

    /** All header lines as they came. */
    String headers() {
        return header;
    }

    String contentType() {
        return contentType;
    }

    boolean has(String type) {
        return types.contains(type);
    }

    /** What is said in words, with line feeds; so much of it as anybody would read. */
    String words() {
        var plain = words.toString().isBlank() ? html.toString() : words.toString();
        return start(plain).replaceAll("\r\n?", "\n");
    }

    private static String start(CharSequence text) {
        return text.subSequence(0, Math.min(text.length(), MOST_WORDS)).toString();
    }

    /** The HTML's words; another text than {@link #words} in mails that have both. */
    Optional<String> hypertext() {
        return Optional.of(html.toString()).filter(text -> !text.isBlank());
    }

    List<StatusFields> statuses() {
        return StatusFields.parse(start(statuses));
    }

    boolean isDeliveryStatus() {
        return !statuses.isEmpty();
    }

    List<StatusFields> feedback() {
        return StatusFields.parse(start(feedback));
    }

    /** The mail that is talked about, or its headers. */
    String returned() {
        return returned.toString();
    }

    /** Where the reader's token may stand, the likeliest first: the address the mail came to, the report, the mail talked about. */
    List<String> tokenTexts() {
        return List.of(header, feedback.toString(), statuses.toString(), returned(), words.toString());
    }
}
