package dev.paperboy.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An answer that was received whole and is of the kind that was asked for.
 *
 * @param status the HTTP status, 200 for a GET
 * @param headers as they came
 * @param body unpacked
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes on their way to a parser: never compared, never kept.
public record Reply(int status, HttpHeaders headers, byte[] body) {

    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([\\w.:-]{1,40})");

    /**
     * The body as text. What is well-formed UTF-8 is read as that, whatever the header says: servers add a default charset to files they
     * know nothing about, and no text in another one-byte charset is well-formed UTF-8 by chance. Otherwise the header's charset is
     * taken, and what cannot be read becomes U+FFFD. XML parsers should be given the bytes.
     */
    public String text() {
        var declared = charset();
        // A wide charset is never an accident, and its ASCII part would pass as UTF-8 full of NULs.
        if (declared.isPresent() && declared.get().name().matches("UTF-(16|32).*")) {
            return new String(body, declared.get());
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            return new String(body, declared.orElse(UTF_8));
        }
    }

    /** The charset that the header names, if it does and Java has it. */
    public Optional<Charset> charset() {
        return headers.firstValue("Content-Type")
                .flatMap(type -> CHARSET.matcher(type).results().findFirst())
                .map((MatchResult found) -> found.group(1))
                .flatMap(Reply::charset);
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
