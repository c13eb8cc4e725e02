package dev.paperboy.returns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.subscribers.Secret;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class ReturnTokensTest {

    private static final Instant MORNING = Instant.parse("2026-07-28T06:00:00Z");

    private final ReturnTokens tokens = new ReturnTokens(Secret.of("a secret that is only good enough for tests"));

    @Test
    void aTokenNamesItsReaderAndDayWhereverItStands() {
        var token = tokens.of(4711, MORNING);

        assertThat(tokens.find(List.of("nothing here", "To: <bounce+" + token + "@papers.example>")))
                .contains(new ReturnToken(4711, LocalDate.of(2026, 7, 28)));
        assertThat(tokens.find(List.of("<BOUNCE+" + token.toUpperCase(Locale.ROOT) + "@PAPERS.EXAMPLE>")))
                .isPresent();
    }

    @Test
    void theLongestTokenFitsIntoALocalPart() {
        assertThat(("twenty.characters.xx+" + tokens.of(9_999_999_999L, MORNING)).length())
                .isLessThanOrEqualTo(64);
    }

    @Test
    void whatWasNotMadeHereNamesNobody() {
        var token = tokens.of(4711, MORNING);
        for (var i = 0; i < token.length(); i++) {
            var other = token.charAt(i) == '0' ? '1' : '0';
            assertThat(tokens.find(List.of(token.substring(0, i) + other + token.substring(i + 1))))
                    .isEmpty();
        }
        assertThat(new ReturnTokens(Secret.of("another secret that is only good for tests")).find(List.of(token)))
                .isEmpty();
    }
}
