package dev.paperboy.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RelayReportTest {

    private final Rules rules = Rules.load();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "450 4.1.2 <ada@remote.example>: Recipient address rejected: Domain not found | SOFT",
                "450 4.1.1 <ada@remote.example>: Recipient address rejected: User unknown | SOFT",
                "450 User unknown | SOFT",
                "4.1.1 smtp; user unknown | SOFT",
                "4.1.10 this domain has a null MX | SOFT",
                "451 4.7.1 our filter says: 5.1.1 user unknown | SOFT",
                "550 5.1.1 User unknown | DEAD",
                "550-5.1.1 The email account that you tried to reach does not exist, ask 450 others | DEAD",
                "550 User unknown, says 4.5.123.8 | DEAD",
                "550 5.1.2 Domain not found | DEAD",
                "556 5.1.10 Recipient address has null MX | DEAD",
                "550 5.7.1 Domain not found in our list of partners | OURS"
            })
    void whatIsSaidForTheTimeBeingEndsNoSubscription(String words, Meaning meaning) {
        var report = new RelayReport("smtp/1", Optional.empty(), "", words, Reason.UNDEFINED, "");

        assertThat(report.finding(rules).meaning()).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "550 No such user (in reply to MAIL FROM command),OURS",
        "550 5.7.1 No such user (in reply to end of DATA command),OURS",
        "550 No such user (in reply to RCPT TO command),DEAD"
    })
    void theWordsTellToWhatTheyAreTheAnswer(String words, Meaning meaning) {
        var report = new RelayReport("smtp/1", Optional.empty(), "", words, Reason.UNDEFINED, "");

        assertThat(report.finding(rules).meaning()).isEqualTo(meaning);
    }

    @Test
    void whatTheRelaySaysOutrightNeedsNoCode() {
        var report = new RelayReport("1", Optional.of(Reason.USER_UNKNOWN), "", "450 later", Reason.UNDEFINED, "");

        assertThat(report.finding(rules).meaning()).isEqualTo(Meaning.DEAD);
    }

    @ParameterizedTest
    @CsvSource({
        "Transient,4.1.1,450 4.1.1 user unknown,SOFT",
        "Transient,'',user unknown,SOFT",
        "Permanent,5.1.1,550 5.1.1 user unknown,DEAD"
    })
    void aTransientBounceOfAmazonEndsNoSubscription(String type, String status, String words, Meaning meaning) {
        var reports = SesEvents.inText("""
                {"notificationType":"Bounce","bounce":{"bounceType":"%s","bounceSubType":"General","feedbackId":"1",
                "bouncedRecipients":[{"emailAddress":"ada@remote.example","status":"%s","diagnosticCode":"smtp; %s"}]},
                "mail":{"source":"bounce@papers.example"}}""".formatted(type, status, words));

        assertThat(reports)
                .singleElement()
                .satisfies(report -> assertThat(report.finding(rules).meaning()).isEqualTo(meaning));
    }
}
