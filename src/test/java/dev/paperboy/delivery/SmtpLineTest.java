package dev.paperboy.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.delivery.RudeSmtpServer.Manner;
import dev.paperboy.delivery.RudeSmtpServer.Step;
import dev.paperboy.delivery.Verdict.Outcome;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mail's verdict is, whatever the server does. */
final class SmtpLineTest {

    private static final Duration SHORT = Duration.ofMillis(400);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MAIL | 450 4.7.0 Not so fast                  | RETRY
            MAIL | 421 4.3.2 Closing                      | RETRY
            MAIL | 530 5.7.0 Authentication required      | OUR_FAULT
            MAIL | 550 Sender not welcome                 | OUR_FAULT
            MAIL | what?                                  | RETRY
            RCPT | 450 4.2.0 Greylisted                   | RETRY
            RCPT | 421 4.3.2 Closing                      | RETRY
            RCPT | 450 4.7.25 cannot find your hostname   | POLICY
            RCPT | 550 5.4.5 Daily user sending quota     | REFUSED
            DOT  | 554 Sending suspended for this account | REFUSED
            RCPT | 550 5.1.1 No such user                 | BOUNCED
            RCPT | 550 unknown mailbox                    | BOUNCED
            RCPT | 551 User not local                     | BOUNCED
            RCPT | 552 5.2.2 Mailbox full                 | BOUNCED
            RCPT | 550 5.7.26 Unauthenticated             | POLICY
            RCPT | 554 Relay access denied                | POLICY
            RCPT | 550 5.7.1 Domain not found in our list | POLICY
            RCPT | 850 Whatever                           | RETRY
            RCPT | what?                                  | RETRY
            DATA | 451 4.3.0 Later                        | RETRY
            DATA | 554 5.5.1 No valid recipients          | POLICY
            DOT  | 451 4.3.0 Later                        | RETRY
            DOT  | 421 4.3.2 Closing                      | RETRY
            DOT  | 554 5.6.0 Malformed                    | POLICY
            DOT  | 554 5.7.1 Looks like spam              | POLICY
            RCPT | 550 5.7.1 User unknown                 | BOUNCED
            DOT  | 550 5.1.1 User unknown                 | BOUNCED
            DOT  | 550 User unknown                       | BOUNCED
            DOT  | 550 5.7.1 User unknown                 | POLICY
            DOT  | 252 Taken, in my way                   | SENT
            DOT  | 850 Whatever                           | RETRY
            DOT  | what?                                  | AMBIGUOUS
            DOT  | 250                                    | SENT
            DOT  | 250ok                                  | AMBIGUOUS
            DOT  | 2500 ok                                | AMBIGUOUS
            DOT  | 25                                     | AMBIGUOUS
            RCPT | 5500 No such user                      | RETRY
            """)
    void aReplyDecides(Step step, String reply, Outcome outcome) throws Exception {
        assertThat(verdictOf(step, RudeSmtpServer.say(reply)).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"MAIL", "RCPT", "DATA"})
    void aConnectionLostBeforeTheDotMeansLater(Step step) throws Exception {
        var verdict = verdictOf(step, RudeSmtpServer.drop());

        assertThat(verdict.outcome()).isEqualTo(Outcome.RETRY);
        assertThat(verdict.lineBroken()).isTrue();
    }

    /** RFC 5321, 2.3.8: only CRLF ends a line. */
    @ParameterizedTest
    @ValueSource(strings = {"250 2.0", "250", "250 2.0.0 Queued\r", "250-2.0.0 Que", "550 5.7"})
    void aReplyThatBreaksOffAfterTheDotMeansPerhaps(String half) throws Exception {
        var verdict = verdictOf(Step.DOT, RudeSmtpServer.breakOff(half));

        assertThat(verdict.outcome()).isEqualTo(Outcome.AMBIGUOUS);
        assertThat(verdict.lineBroken()).isTrue();
    }

    @Test
    void aWholeReplyBeforeTheServerHangsUpCounts() throws Exception {
        var verdict = verdictOf(Step.DOT, RudeSmtpServer.breakOff("250 2.0.0 Queued\r\n"));

        assertThat(verdict.outcome()).isEqualTo(Outcome.SENT);
    }

    @Test
    void aConnectionLostAfterTheDotMeansPerhaps() throws Exception {
        assertThat(verdictOf(Step.DOT, RudeSmtpServer.drop()).outcome()).isEqualTo(Outcome.AMBIGUOUS);
    }

    @Test
    void anAnswerThatTakesTooLongAfterTheDotMeansPerhaps() throws Exception {
        assertThat(verdictOfSlowServer(false, Step.DOT).outcome()).isEqualTo(Outcome.AMBIGUOUS);
    }

    @Test
    void aServerThatDripsIsCutAtTheDeadline() throws Exception {
        assertThat(verdictOfSlowServer(true, Step.DOT).outcome()).isEqualTo(Outcome.AMBIGUOUS);
        assertThat(verdictOfSlowServer(true, Step.RCPT).outcome()).isEqualTo(Outcome.RETRY);
    }

    /** A drip is never silent for long, so only the deadline ends it; silence is ended by the limit for reads. */
    private static Verdict verdictOfSlowServer(boolean drips, Step step) throws Exception {
        var held = new RudeSmtpServer[1];
        try (var server = new RudeSmtpServer((now, connection, mails) -> now == step
                        ? Optional.of(out -> (drips ? held[0].drip() : held[0].silence()).answer(out))
                        : Optional.empty());
                var line = new SmtpLine(TestOutbox.Smtp.at(
                        "127.0.0.1",
                        server.port(),
                        drips ? Duration.ofSeconds(30) : SHORT,
                        drips ? SHORT : Duration.ofSeconds(30)))) {
            held[0] = server;
            line.open("paperboy.example");
            return line.send(letter(1));
        }
    }

    @Test
    void aHundredLinesAndALineOfTenKilobytesAreAnAnswer() throws Exception {
        assertThat(verdictOf(Step.DOT, RudeSmtpServer.say("250-More\r\n".repeat(99) + "250 Done"))
                        .outcome())
                .isEqualTo(Outcome.SENT);
        var verdict = verdictOf(Step.RCPT, RudeSmtpServer.say("550 5.1.1 " + "x".repeat(10_000)));
        assertThat(verdict.outcome()).isEqualTo(Outcome.BOUNCED);
        assertThat(verdict.reply()).hasSizeLessThan(1000);
    }

    @Test
    void aReplyThatContradictsItselfIsNone() throws Exception {
        var both = RudeSmtpServer.say("250-Taken\r\n550 5.7.1 Or not");

        assertThat(verdictOf(Step.RCPT, both).outcome()).isEqualTo(Outcome.RETRY);
        assertThat(verdictOf(Step.DOT, both).outcome()).isEqualTo(Outcome.AMBIGUOUS);
        assertThat(verdictOf(Step.DOT, RudeSmtpServer.say("550-No\r\n250 Or taken"))
                        .outcome())
                .isEqualTo(Outcome.AMBIGUOUS);
    }

    @Test
    void controlCharactersInAReplyAreNotKept() throws Exception {
        assertThat(verdictOf(Step.RCPT, RudeSmtpServer.say("550 5.1.1 no\0body"))
                        .reply())
                .isEqualTo("550 5.1.1 no body");
    }

    @Test
    void aServerThatDripsItsGreetingIsUnreachable() throws Exception {
        var held = new RudeSmtpServer[1];
        try (var server = new RudeSmtpServer((step, connection, mails) ->
                        Optional.of(out -> held[0].drip().answer(out)));
                var line =
                        new SmtpLine(TestOutbox.Smtp.at("127.0.0.1", server.port(), Duration.ofSeconds(30), SHORT))) {
            held[0] = server;
            assertThatThrownBy(() -> line.open("paperboy.example"))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("not done within PT0.4S");
        }
    }

    @Test
    void manyMailsGoOverOneConnection() throws Exception {
        try (var server = RudeSmtpServer.polite();
                var line = new SmtpLine(TestOutbox.Smtp.at(server.port()).perConnection(3))) {
            for (var n = 1; n <= 7; n++) {
                line.open("paperboy.example");
                assertThat(line.send(letter(n)).outcome()).isEqualTo(Outcome.SENT);
            }
            assertThat(server.connections()).isEqualTo(3);
            assertThat(server.mails()).hasSize(7);
        }
    }

    @Test
    void aKeptConnectionThatDiedIsReplacedAndNothingGoesTwice() throws Exception {
        try (var server = new RudeSmtpServer(
                        (step, connection, mails) -> step == Step.MAIL && connection == 1 && mails == 2
                                ? Optional.of(RudeSmtpServer.drop())
                                : Optional.empty());
                var line = new SmtpLine(TestOutbox.Smtp.at(server.port()))) {
            for (var n = 1; n <= 3; n++) {
                line.open("paperboy.example");
                assertThat(line.send(letter(n)).outcome()).isEqualTo(Outcome.SENT);
            }
            assertThat(server.connections()).isEqualTo(2);
            assertThat(server.mails())
                    .extracting(RudeSmtpServer.Mail::recipient)
                    .containsExactly("reader1@example.org", "reader2@example.org", "reader3@example.org");
        }
    }

    @Test
    void aRefusedRecipientLeavesTheConnectionInUse() throws Exception {
        try (var server = new RudeSmtpServer(
                        (step, connection, mails) -> step == Step.RCPT && mails == 0 && connection == 1
                                ? Optional.of(RudeSmtpServer.say("550 5.1.1 No such user"))
                                : Optional.empty());
                var line = new SmtpLine(TestOutbox.Smtp.at(server.port()))) {
            line.open("paperboy.example");
            assertThat(line.send(letter(1)).outcome()).isEqualTo(Outcome.BOUNCED);
            line.open("paperboy.example");
            line.send(letter(2));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void theEnvelopeSenderIsTheLettersOwn() throws Exception {
        try (var server = RudeSmtpServer.polite();
                var line = new SmtpLine(TestOutbox.Smtp.at(server.port()))) {
            line.open("paperboy.example");
            line.send(letter(1));
            assertThat(server.mails().get(0).sender()).contains("<bounces@paperboy.example>");
        }
    }

    @Test
    void aServerThatCannotEncryptIsRefusedBeforeAnythingIsTold() throws Exception {
        // 127.1 is this machine, too, but not by its name: it stands for a server across a network.
        try (var server = RudeSmtpServer.polite();
                var line = new SmtpLine(TestOutbox.Smtp.at("127.1", server.port(), SHORT, SHORT))) {
            assertThatThrownBy(() -> line.open("paperboy.example"))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("STARTTLS");
            assertThat(server.mails()).isEmpty();
        }
    }

    @Test
    void anAddressThatNeedsSmtputf8IsSaidToNeedIt() throws Exception {
        try (var server = RudeSmtpServer.polite();
                var line = new SmtpLine(TestOutbox.Smtp.at(server.port()))) {
            line.open("paperboy.example");
            var verdict = line.send(TestOutbox.letter("jürgen@example.org", "<1@paperboy.example>", "text"));
            assertThat(verdict.outcome()).isEqualTo(Outcome.IMPOSSIBLE);
            assertThat(verdict.reply()).contains("SMTPUTF8");
        }
    }

    @Test
    void aServerThatOffersMoreIsAskedForMore() throws Exception {
        try (var server = RudeSmtpServer.at(
                        Step.EHLO, RudeSmtpServer.say("250-rude.example\r\n250-DSN\r\n250-8BITMIME\r\n250 SMTPUTF8"));
                var line = new SmtpLine(TestOutbox.Smtp.at(server.port()))) {
            line.open("paperboy.example");
            var utf8 = TestOutbox.letter("jürgen@example.org", "<1@paperboy.example>", "text");
            utf8.seal(new DkimSigner("paperboy.example", List.of()), Instant.EPOCH);
            assertThat(line.send(utf8).outcome()).isEqualTo(Outcome.SENT);
            assertThat(line.send(letter(2)).outcome()).isEqualTo(Outcome.SENT);

            var first = server.mails().get(0);
            assertThat(first.sender()).contains(" RET=HDRS", " ENVID=1@paperboy.example", " SMTPUTF8");
            assertThat(first.recipient()).isEqualTo("jürgen@example.org");
            assertThat(first.header("To")).isEqualTo("jürgen@example.org");
            assertThat(server.mails().get(1).sender()).contains(" RET=HDRS").doesNotContain("SMTPUTF8");
        }
    }

    private static Verdict verdictOf(Step step, Manner manner) throws IOException, MessagingException {
        try (var server = RudeSmtpServer.at(step, manner);
                var line = new SmtpLine(TestOutbox.Smtp.at(server.port()))) {
            line.open("paperboy.example");
            return line.send(letter(1));
        }
    }

    private static Letter letter(int n) throws MessagingException {
        return TestOutbox.letter(TestOutbox.address(n), "<" + n + "@paperboy.example>", "Line\n.\nlast line");
    }
}
