package dev.paperboy.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class SmtpOptionsTest {

    private static final SmtpOptions ADA = new SmtpOptions("1a2b@papers.example", "ada+x=y@remote.example");

    @Test
    void aServerThatReportsIsToldWhatToReport() {
        var dsn = Set.of("DSN");

        assertThat(ADA.parameters("MAIL FROM:<b@papers.example>", dsn::contains))
                .isEqualTo(" RET=HDRS ENVID=1a2b@papers.example");
        assertThat(ADA.parameters("RCPT TO:<ada+x=y@remote.example>", dsn::contains))
                .isEqualTo(" NOTIFY=FAILURE ORCPT=rfc822;ada+2Bx+3Dy@remote.example");
        assertThat(ADA.parameters("DATA", dsn::contains)).isEmpty();
    }

    @Test
    void aServerThatOffersNothingIsToldNothing() {
        assertThat(ADA.parameters("MAIL FROM:<b@papers.example>", offer -> false))
                .isEmpty();
        assertThat(ADA.parameters("RCPT TO:<ada@remote.example>", offer -> false))
                .isEmpty();
    }

    @Test
    void onlyAnAddressBeyondAsciiAsksForSmtputf8() {
        var offers = Set.of("DSN", "SMTPUTF8");
        var jurgen = new SmtpOptions("1@papers.example", "jürgen@remote.example");

        assertThat(jurgen.parameters("MAIL FROM:<b@papers.example>", offers::contains))
                .endsWith(" SMTPUTF8");
        assertThat(jurgen.parameters("RCPT TO:<jürgen@remote.example>", offers::contains))
                .doesNotContain("ORCPT");
        assertThat(ADA.parameters("MAIL FROM:<b@papers.example>", offers::contains))
                .doesNotContain("SMTPUTF8");
    }
}
