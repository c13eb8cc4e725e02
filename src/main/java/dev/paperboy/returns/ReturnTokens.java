package dev.paperboy.returns;

import dev.paperboy.subscribers.Secret;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes and checks the tokens in envelope addresses (VERP): reader, day, and a keyed hash over both. Only digits and lower-case letters,
 * since mail servers fold the case of addresses; at most 43 characters, since a local part has 64 at most.
 */
@Singleton
public final class ReturnTokens {

    private static final int HASH_BYTES = 15;
    private static final int HASH_DIGITS = 24;
    private static final int BASE_OF_HASH = 32;
    private static final int BASE = 36;
    private static final Pattern FORM =
            Pattern.compile("(?<![0-9a-z])([0-9a-z]{1,12})-([0-9a-z]{1,5})-([0-9a-v]{24})(?![0-9a-z])");
    /** More than these are not tried: a mail full of forged tokens must not keep us busy. */
    private static final int MOST_TRIES = 100;

    private final Secret secret;

    public ReturnTokens(Secret secret) {
        this.secret = secret;
    }

    /** The token for a mail to a reader. */
    public String of(long subscriberId, Instant queuedAt) {
        return of(new ReturnToken(subscriberId, LocalDate.ofInstant(queuedAt, ZoneOffset.UTC)));
    }

    private String of(ReturnToken token) {
        var who = Long.toString(token.subscriberId(), BASE);
        var when = Long.toString(token.mailedOn().toEpochDay(), BASE);
        var hash = Arrays.copyOf(secret.hash("return|" + who + "|" + when), HASH_BYTES);
        var digits = new BigInteger(1, hash).toString(BASE_OF_HASH);
        return who + "-" + when + "-" + "0".repeat(HASH_DIGITS - digits.length()) + digits;
    }

    /** The first token in some texts that was made here; forged and mangled ones are passed over. */
    Optional<ReturnToken> find(Collection<String> texts) {
        var tries = 0;
        for (var text : texts) {
            var matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
            while (matcher.find() && tries++ < MOST_TRIES) {
                var claimed = new ReturnToken(
                        Long.parseLong(matcher.group(1), BASE),
                        LocalDate.ofEpochDay(Long.parseLong(matcher.group(2), BASE)));
                // In constant time, so that nobody learns a hash digit by digit.
                if (MessageDigest.isEqual(bytes(of(claimed)), bytes(matcher.group()))) {
                    return Optional.of(claimed);
                }
            }
        }
        return Optional.empty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
