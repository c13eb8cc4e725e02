package dev.paperboy.subscribers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.subscribers.Tokens.Purpose;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokensTest {

    private static final String HANDLE = "4fQzR81mWc0LxTy7PoNaUb";

    private final Tokens tokens = new Tokens(Secret.of("a secret that is only good enough for tests"));
    private final String token = tokens.issue(Purpose.UNSUBSCRIBE, HANDLE, 1);

    @Test
    void aTokenIsValidForWhatItWasIssued() {
        assertThat(token).matches("[A-Za-z0-9._-]{47}").isEqualTo(tokens.issue(Purpose.UNSUBSCRIBE, HANDLE, 1));
        assertThat(tokens.handle(token)).contains(HANDLE);
        assertThat(tokens.isValid(token, Purpose.UNSUBSCRIBE, HANDLE, 1)).isTrue();
    }

    @Test
    void aTokenIsVoidForAnyOtherPurposeHandleGenerationOrSecret() {
        assertThat(tokens.isValid(token, Purpose.PREFERENCES, HANDLE, 1)).isFalse();
        assertThat(tokens.isValid(token, Purpose.UNSUBSCRIBE, HANDLE, 2)).isFalse();
        assertThat(tokens.isValid(token, Purpose.UNSUBSCRIBE, "5fQzR81mWc0LxTy7PoNaUb", 1))
                .isFalse();
        var stranger = new Tokens(Secret.of("another secret, of whoever would like to guess"));
        assertThat(stranger.isValid(token, Purpose.UNSUBSCRIBE, HANDLE, 1)).isFalse();
    }

    @Test
    void noChangedCharacterIsAccepted() {
        for (var place = 0; place < token.length(); place++) {
            for (char other = ' '; other < 300; other++) {
                if (other != token.charAt(place)) {
                    var forged = new StringBuilder(token);
                    forged.setCharAt(place, other);
                    assertThat(accepts(forged.toString()))
                            .as("%s at %d", other, place)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void noFlippedBitIsAccepted() {
        var flips = IntStream.range(0, token.length() * 16)
                .filter(bit -> {
                    var forged = token.toCharArray();
                    forged[bit / 16] ^= (char) (1 << bit % 16);
                    return accepts(new String(forged));
                })
                .count();
        assertThat(flips).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "%s=", "%s==", "%s ", " %s", "%s\n", "%sA", "%s.", "%s/", "%s?x", "/%s", "%1$s.%1$s"})
    void nothingAroundATokenIsAccepted(String form) {
        assertThat(accepts(form.formatted(token))).isFalse();
        assertThat(tokens.handle(form.formatted(token))).isEmpty();
    }

    @Test
    void aShortenedTokenIsVoid() {
        assertThat(IntStream.range(0, token.length()).filter(end -> accepts(token.substring(0, end))))
                .isEmpty();
    }

    @Test
    void handlesAreLongAndDiffer() {
        var handles = new Handles(new SecureRandom());
        var seen = new HashSet<String>();
        IntStream.range(0, 10_000).forEach(i -> seen.add(handles.next()));

        assertThat(seen).hasSize(10_000).allMatch(handle -> handle.matches("[0-9A-Za-z]{22}"));
    }

    private boolean accepts(String text) {
        return tokens.isValid(text, Purpose.UNSUBSCRIBE, HANDLE, 1);
    }
}
