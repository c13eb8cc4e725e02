package dev.paperboy.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Signs mails (RFC 6376), relaxed/relaxed, with each key once; the same mail gets the same signatures. Our own, since the one library for
 * Angus cannot oversign: it signs the fields that are there, so that somebody could add a second Subject above the signed one.
 */
final class DkimSigner {

    /** Signed once more than they occur, present or not, so that none can be added (RFC 6376, 5.4.2 and 8.15). */
    private static final List<String> OVERSIGNED = List.of(
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding",
            "Reply-To",
            "Cc",
            "Sender",
            "List-Unsubscribe",
            "List-Unsubscribe-Post");

    /** Signed where they occur. Relays may well add their own of these. */
    private static final List<String> SIGNED = List.of("List-Id", "Feedback-ID", "Auto-Submitted");

    private static final int LINE = 72;
    private static final byte[] END_OF_HEADER = {'\r', '\n', '\r', '\n'};

    private final String domain;
    private final List<DkimKey> keys;

    /** @param domain the sender's, in A-labels: only then does the signature vouch for the From (RFC 9989 calls it alignment) */
    DkimSigner(String domain, List<DkimKey> keys) {
        this.domain = domain;
        this.keys = List.copyOf(keys);
    }

    /** The mail with its signatures in front, or as it is if there are no keys. */
    byte[] sign(byte[] mail, Instant queuedAt) {
        if (keys.isEmpty()) {
            return mail;
        }
        var end = endOfHeader(mail);
        var fields = Canonical.fields(mail, end);
        var bodyHash = base64(sha256(Canonical.body(mail, end + END_OF_HEADER.length)));
        var header = new StringBuilder();
        for (var key : keys) {
            header.append(signature(key, fields, bodyHash, queuedAt)).append("\r\n");
        }
        var front = header.toString().getBytes(StandardCharsets.US_ASCII);
        var signed = new byte[front.length + mail.length];
        System.arraycopy(front, 0, signed, 0, front.length);
        System.arraycopy(mail, 0, signed, front.length, mail.length);
        return signed;
    }

    private static int endOfHeader(byte[] mail) {
        for (var i = 0; i + END_OF_HEADER.length <= mail.length; i++) {
            if (mail[i] == '\r' && mail[i + 1] == '\n' && mail[i + 2] == '\r' && mail[i + 3] == '\n') {
                return i;
            }
        }
        throw new IllegalArgumentException("A mail without an end of its header cannot be signed");
    }

    private String signature(DkimKey key, List<String> fields, String bodyHash, Instant queuedAt) {
        var names = names(fields);
        // The time is that of queueing, so that a mail that is written again is the same.
        var unsigned =
                "DKIM-Signature: v=1; a=" + key.kind().algorithm + "; c=relaxed/relaxed; d=" + domain + ";\r\n\ts="
                        + key.selector() + "; t=" + queuedAt.getEpochSecond() + ";\r\n\th="
                        + folded(names) + ";\r\n\tbh=" + bodyHash + ";\r\n\tb=";
        var data = covered(names, fields) + Canonical.header(unsigned);
        return unsigned + folded(base64(signed(key, data.getBytes(StandardCharsets.UTF_8))));
    }

    private static List<String> names(List<String> fields) {
        var names = new ArrayList<String>();
        for (var name : OVERSIGNED) {
            for (var i = occurrences(name, fields); i >= 0; i--) {
                names.add(name);
            }
        }
        SIGNED.stream().filter(name -> occurrences(name, fields) == 1).forEach(names::add);
        return names;
    }

    private static long occurrences(String name, List<String> fields) {
        return fields.stream().filter(field -> isNamed(field, name)).count();
    }

    private static boolean isNamed(String field, String name) {
        var lower = field.substring(0, field.indexOf(':')).strip().toLowerCase(Locale.ROOT);
        return lower.equals(name.toLowerCase(Locale.ROOT));
    }

    /** The fields as named, each time the last one that was not taken yet (RFC 6376, 5.4.2); one that is missing is the empty text. */
    private static String covered(List<String> names, List<String> fields) {
        var left = new ArrayList<>(fields);
        var text = new StringBuilder();
        for (var name : names) {
            for (var i = left.size() - 1; i >= 0; i--) {
                if (isNamed(left.get(i), name)) {
                    text.append(Canonical.header(left.remove(i))).append("\r\n");
                    break;
                }
            }
        }
        return text.toString();
    }

    private static byte[] signed(DkimKey key, byte[] data) {
        try {
            var signature = Signature.getInstance(key.kind().java);
            signature.initSign(key.secret());
            // RFC 8463, 3: Ed25519 signs the hash, as if that were the text.
            signature.update(key.kind() == DkimKey.Kind.ED25519 ? sha256(data) : data);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot sign with the key of selector " + key.selector(), e);
        }
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static String base64(byte[] data) {
        return Base64.getEncoder().encodeToString(data);
    }

    private static String folded(List<String> names) {
        var text = new StringBuilder();
        var line = 0;
        for (var i = 0; i < names.size(); i++) {
            var name = names.get(i) + (i < names.size() - 1 ? ":" : "");
            if (line + name.length() > LINE) {
                text.append("\r\n\t ");
                line = 0;
            }
            text.append(name);
            line += name.length();
        }
        return text.toString();
    }

    private static String folded(String base64) {
        return base64.replaceAll("(.{" + LINE + "})(?=.)", "$1\r\n\t ");
    }
}
