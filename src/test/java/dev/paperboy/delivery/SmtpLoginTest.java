package dev.paperboy.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.paperboy.delivery.RudeSmtpServer.Step;
import dev.paperboy.delivery.SmtpSettings.Security;
import dev.paperboy.delivery.Verdict.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that knows its users and can encrypt, as most relays. */
final class SmtpLoginTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final GreenMail mail = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
    });

    SmtpLoginTest() {
        mail.setUser("paperboy@example.org", "paperboy", "right");
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Test
    void aMailArrivesAsItWasWritten() throws Exception {
        assertThat(send(clear().login("paperboy", "right")).outcome()).isEqualTo(Outcome.SENT);

        var received = mail.getReceivedMessages();
        assertThat(received).hasSize(1);
        assertThat(received[0].getHeader("Message-ID")).containsExactly("<abc@paperboy.example>");
        assertThat(received[0].getContent().toString().strip()).isEqualTo("Guten Tag, Jürgen");
    }

    @Test
    void aWrongPasswordIsNoReadersFault() {
        assertThatThrownBy(() -> send(clear().login("paperboy", "wrong")))
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("refused user name or password")
                .hasMessageNotContaining("wrong");
    }

    @Test
    void aServerThatOffersNoLoginGetsNoMailFromNobodyItKnows() throws Exception {
        try (var server = RudeSmtpServer.polite()) {
            assertThatThrownBy(() -> send(TestOutbox.Smtp.at(server.port()).login("paperboy", "right")))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("offers no login");
            assertThat(server.mails()).isEmpty();
        }
    }

    @Test
    void aLoginThatIsRefusedForNowIsNotThePasswordsFault() throws Exception {
        var script = Map.of(
                Step.EHLO, RudeSmtpServer.say("250-rude.example\r\n250 AUTH PLAIN"),
                Step.AUTH, RudeSmtpServer.say("454 4.7.0 Temporary authentication failure"));
        try (var server = new RudeSmtpServer((step, connection, mails) -> Optional.ofNullable(script.get(step)))) {
            assertThatThrownBy(() -> send(TestOutbox.Smtp.at(server.port()).login("paperboy", "right")))
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("no login now: 454 4.7.0")
                    .hasMessageNotContaining("password");
        }
    }

    @Test
    void aServerOnThisMachineMayEncryptWithACertificateThatNobodySigned() throws Exception {
        assertThat(send(encrypted("127.0.0.1")).outcome()).isEqualTo(Outcome.SENT);
    }

    @Test
    void aServerElsewhereMayNot() {
        // 127.1 is this machine under a name that Paperboy takes for another's.
        assertThatThrownBy(() -> send(encrypted("127.1"))).isInstanceOf(Unreachable.class);
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void mailIsNotSentInClearOverANetwork() {
        var settings = TestOutbox.Smtp.at("relay.example.org", 25, LIMIT, LIMIT).with(Security.NONE);

        assertThatThrownBy(() -> new Lines(settings, TestOutbox.Box.with(OutboxSettings.Ambiguous.NEVER)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("relay.example.org");
    }

    private TestOutbox.Smtp clear() {
        return TestOutbox.Smtp.at("127.0.0.1", mail.getSmtp().getPort(), LIMIT, LIMIT);
    }

    private TestOutbox.Smtp encrypted(String host) {
        return TestOutbox.Smtp.at(host, mail.getSmtps().getPort(), LIMIT, LIMIT).with(Security.TLS);
    }

    private static Verdict send(SmtpSettings settings) throws Exception {
        try (var line = new SmtpLine(settings)) {
            line.open("paperboy.example");
            return line.send(TestOutbox.letter("reader1@example.org", "<abc@paperboy.example>", "Guten Tag, Jürgen"));
        }
    }
}
