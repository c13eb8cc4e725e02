package dev.paperboy.returns;

import static dev.paperboy.returns.Decoded.only;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExplanationsTest {

    @Test
    void theReturnedMailsOwnWordsAreNoReason() {
        var finding = only(Mails.report("bounce@papers.example", "failed", "5.0.0", "554 something went wrong here"));

        assertThat(finding.meaning()).isNotEqualTo(Meaning.DEAD);
    }

    /** Our subjects are titles of papers and words of topics. */
    @ParameterizedTest
    @CsvSource({
        "________________________________\\nFrom: Papers <digest@papers.example>\\nSent: Tuesday\\nSubject: Papers\\n\\n%s",
        "From: Papers <digest@papers.example>\\nTo: ada@remote.example\\n\\n%s",
        "> Papers of today:\\n> %s",
        "> From: Papers <digest@papers.example>\\n> Subject: Reason: %s\\n>\\n> %<s",
        "> Learning from Errors\\n> %s",
        "--- Original message ---\\nWhat Error Codes Say\\n%s",
        "The mail had these fields:\\n  To: ada@remote.example\\n  Subject: %s",
        "Objet : %s",
        "件名：%s"
    })
    void whatIsQuotedOfTheReturnedMailIsNoReason(String quoted) {
        var mail = Mails.bytes("""
                From: MAILER-DAEMON@remote.example
                Subject: Undeliverable: the domain does not exist
                Content-Type: text/plain; charset=utf-8

                Your mail was not delivered.

                """ + quoted.replace("\\n", "\n").formatted("550 5.1.1 User unknown"));

        assertThat(only(mail).meaning()).isEqualTo(Meaning.SOFT);
    }

    @Test
    void theReasonMayFollowWhatIsQuoted() {
        var mail = Mails.plain("postmaster@remote.example", "Delivery Notification: Delivery has failed", """
                This report relates to a message you sent with the following header fields:

                  Message-id: <17@papers.example>
                  From: Papers <digest@papers.example>
                  Subject: Mailbox full of letters

                Your message cannot be delivered to the following recipients:

                  Recipient address: ada@remote.example
                  Diagnostic code: smtp;550 5.1.1 unknown or illegal alias
                """);

        assertThat(only(mail).meaning()).isEqualTo(Meaning.DEAD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Reason: 550 5.1.1 User unknown",
                "The remote server said:\n  550 5.1.1 User unknown",
                "Diagnostic-Code: smtp; 550 5.1.1 User unknown",
                "<ada@remote.example>: 550 5.1.1 User unknown",
                "ada@remote.example\n550 5.1.1 User unknown"
            })
    void theReasonMayFollowTheHeaderOfTheReturnedMail(String reason) {
        var finding = only(Mails.plain("MAILER-DAEMON@remote.example", "failure notice", """
                Your mail was not delivered.

                From: Papers <digest@papers.example>
                To: ada@remote.example
                Subject: Reason: 550 5.2.2 mailbox full

                Papers of today:
                550 5.7.1 Spam in Sensor Networks

                """ + reason));

        assertThat(finding.reason()).isEqualTo(Reason.USER_UNKNOWN);
        assertThat(finding.recipient()).isEqualTo("ada@remote.example");
    }

    @Test
    void whatIsSaidBeforeTheReturnedMailGoesBeforeWhatFollows() {
        var finding = only(Mails.plain("MAILER-DAEMON@remote.example", "failure notice", """
                <ada@remote.example>: 552 5.2.2 mailbox full

                From: Papers <digest@papers.example>
                To: ada@remote.example

                Reason: 550 5.1.1 User unknown
                """));

        assertThat(finding.meaning()).isEqualTo(Meaning.SOFT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> ada@remote.example\n> host mx said: 550 5.1.1 User unknown",
                "> ada@remote.example\n> 550 5.1.1 User unknown",
                "> <ada@remote.example>: the host did not want it:\n> It said:\n> 550 5.1.1 no such user"
            })
    void whoIsQuotedWithTheReasonMayBeAServer(String quoted) {
        var finding = only(Mails.plain("MAILER-DAEMON@remote.example", "failure notice", "It failed:\n\n" + quoted));

        assertThat(finding.meaning()).isEqualTo(Meaning.DEAD);
        assertThat(finding.recipient()).isEqualTo("ada@remote.example");
    }

    @Test
    void whatAServerIsQuotedWithIsTheReason() {
        var mail = Mails.plain("MAILER-DAEMON@remote.example", "failure notice", """
                <ada@remote.example>: the host did not want it. It said:
                > 550 5.1.1 no such user
                """);

        assertThat(only(mail).meaning()).isEqualTo(Meaning.DEAD);
    }
}
