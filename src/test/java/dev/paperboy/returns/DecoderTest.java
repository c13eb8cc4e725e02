package dev.paperboy.returns;

import static dev.paperboy.returns.Decoded.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DecoderTest {

    private final Decoder decoder = new Decoder(Rules.load());

    /** What a relay tells of a host, as Postfix has it. */
    private Finding ofHost(String words) {
        return only(Mails.bytes("""
                From: MAILER-DAEMON@relay.papers.example (Mail Delivery System)
                To: <bounce+17.abc@papers.example>
                Subject: Undelivered Mail Returned to Sender

                <ada@remote.example>: host mx.remote.example[192.0.2.9] %s
                """.formatted(words)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5.1.1 | 550 5.1.1 <ada@remote.example>: Recipient address rejected: User unknown in virtual table | DEAD",
                "5.1.2 | 550 5.1.2 <ada@remote.example>... Host unknown (Name server: remote.example: host not found) | DEAD",
                "5.1.10 | 556 5.1.10 Recipient address has null MX | DEAD",
                "5.2.2 | 552 5.2.2 The mailbox you wrote to is over quota | SOFT",
                "4.2.2 | 452 4.2.2 Over quota | SOFT",
                "5.2.1 | 550 5.2.1 This account has been disabled | SOFT",
                "4.7.1 | 451 4.7.1 Greylisted, please come back in five minutes | SOFT",
                "4.4.7 | smtp; delivery time expired | SOFT",
                "5.7.26 | 550 5.7.26 Unauthenticated email from papers.example is not accepted due to its DMARC policy | OURS",
                "5.7.1 | 554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org | OURS",
                "5.7.25 | 550 5.7.25 The IP address sending this message does not have a PTR record set up | OURS",
                "5.7.1 | 550 5.7.1 Message rejected as spam | OURS",
                "5.7.1 | 554 5.7.1 <ada@remote.example>: Relay access denied | OURS",
                "5.7.1 | 554 5.7.1 Relaying denied, only hosts with internal mail may relay | OURS",
                "5.7.1 | 550 5.7.1 The group is only allowed to receive internal mail | SOFT",
                "4.1.1 | 450 4.1.1 <ada@remote.example>: Recipient address rejected: User unknown in virtual table | SOFT",
                "4.1.1 | unknown user: ada | SOFT",
                "4.0.0 | 450 unknown user: ada | SOFT",
                "5.0.0 | 450 unknown user: ada | SOFT",
                "4.1.6 | 451 4.1.6 The mailbox has moved | SOFT",
                "4.4.7 | 550 5.1.1 User unknown | DEAD",
                "5.1.1 | 550 5.1.1 User unknown; see our article 450 | DEAD",
                "5.0.0 | 550 unknown user: ada (we know 450 others) | DEAD",
                "5.5.0 | 550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302). | DEAD",
                "5.0.0 | 550 Requested action not taken: mailbox unavailable (in reply to RCPT TO command) | SOFT",
                "5.1.1 | 550 Requested action not taken: mailbox unavailable | DEAD",
                "4.0.0 | 450 Requested mail action not taken: mailbox unavailable | SOFT",
                "5.0.0 | 550 invalid mailbox. Local mailbox ada@remote.example is unavailable: user not found | DEAD",
                "5.0.0 | 554 IP=192.0.2.7 - A problem occurred. (Ask your postmaster for help.) | OURS",
                "5.7.9 | 554 5.7.9 Message not accepted for policy reasons | OURS",
                "5.2.3 | 550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient | OURS",
                "4.0.0 | smtp; DNS type mx lookup of remote.example responded with code NXDOMAIN | SOFT",
                "4.4.7 | Deferred: Connection refused by mx.remote.example. | SOFT",
                "5.7.1 | 554 Connection refused by lists.bl.example | OURS",
                "5.2.2 | X-Postfix; cannot update mailbox /mail/ada for user ada. error writing message: File too large | SOFT",
                "5.3.4 | 552 5.3.4 the attached file is too large | OURS",
                "5.0.0 | message has lines too long for transport | OURS",
                "5.0.0 | 554 DT:SPM mx7, please see our pages | OURS",
                "5.1.4 | 550 5.1.4 RESOLVER.ADR.Ambiguous; ambiguous address | SOFT",
                "5.1.6 | 550 5.1.6 RESOLVER.ADR.BadPrimary; SMTP primary address missing or corrupt | SOFT",
                "5.1.10 | 550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found by a search for it | DEAD",
                "5.4.1 | 550 5.4.1 All recipient addresses rejected : Access denied | DEAD",
                "5.1.6 | 550 5.1.6 recipient no longer on server: ada@remote.example | DEAD",
                "5.0.0 | 553 sorry, this recipient is not in my validrcptto list (#5.7.1) | DEAD",
                "5.0.0 | 550 User unknown (said after the mail was read) | SOFT"
            })
    void aReportMeansWhatItsCodeAndWordsSay(String status, String diagnostic, Meaning meaning) {
        assertThat(only(Mails.report("bounce@papers.example", "failed", status, diagnostic))
                        .meaning())
                .isEqualTo(meaning);
    }

    /** Only mails of which none is in ASCII need it (RFC 6533), but they are not the only ones. */
    @ParameterizedTest
    @CsvSource({
        "message/delivery-status,base64",
        "message/global-delivery-status,base64",
        "message/global-delivery-status,quoted-printable"
    })
    void aReportMayBeEncoded(String type, String encoding) throws MessagingException, IOException {
        var fields = "Final-Recipient: utf-8; ädä@remote.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"
                + "Diagnostic-Code: smtp; 550 5.1.1 %s no such user\r\n".formatted("ä".repeat(30));

        var finding = only(encoded(type, encoding, encode(fields, encoding)));

        assertThat(finding.meaning()).isEqualTo(Meaning.DEAD);
        assertThat(finding.recipient()).isEqualTo("ädä@remote.example");
    }

    @ParameterizedTest
    @CsvSource({"base64", "quoted-printable", "x-unheard-of"})
    void aReportThatIsOnlySaidToBeEncodedIsReadAsItIs(String encoding) {
        var fields = "Final-Recipient: rfc822; a=20b@remote.example\r\nAction: failed\r\nStatus: 5.1.1\r\n";

        var finding = only(encoded("message/delivery-status", encoding, fields));

        assertThat(finding.meaning()).isEqualTo(Meaning.DEAD);
        assertThat(finding.recipient()).isEqualTo("a=20b@remote.example");
    }

    /** The reader's token stands in there. */
    @Test
    void theMailThatAComplaintIsAboutMayBeEncoded() throws MessagingException, IOException {
        var returned = encode("Return-Path: <bounce+17.abc@papers.example>\r\n\r\nPapers.\r\n", "base64");

        assertThat(ReturnedMail.parse(encoded("message/rfc822", "base64", returned))
                        .returned())
                .contains("bounce+17.abc@papers.example");
    }

    private static byte[] encoded(String type, String encoding, String content) {
        return ("From: MAILER-DAEMON@remote.example\r\nSubject: Undelivered\r\nContent-Type: multipart/report; boundary=b\r\n\r\n"
                        + "--b\r\nContent-Type: text/plain\r\n\r\nIt failed.\r\n"
                        + "--b\r\nContent-Type: " + type + "\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n"
                        + content + "\r\n--b--\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(String text, String encoding) throws MessagingException, IOException {
        var bytes = new ByteArrayOutputStream();
        try (var stream = MimeUtility.encode(bytes, encoding)) {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    /** As Postfix has it. Filters that have read the mail call the reader unknown, too. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            550 5.7.1 User unknown (in reply to RCPT TO command)     | DEAD
            550 5.1.1 User unknown (in reply to end of DATA command) | DEAD
            550 5.7.1 User unknown (in reply to end of DATA command) | OURS
            550 User unknown (in reply to end of DATA command)       | SOFT
            """)
    void whatIsSaidAfterTheMailWasReadIsOfTheAddressIfACodeSaysSo(String said, Meaning meaning) {
        assertThat(ofHost("said: " + said).meaning()).isEqualTo(meaning);
    }

    /** As Postfix, Exim, qmail and Sendmail tell that no recipient had been named yet. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            said: 550 no MX record for domain papers.example (in reply to MAIL FROM command)          | OURS
            said: 550 5.1.0 bounce@papers.example: no such user (in reply to MAIL FROM command)       | OURS
            said: 550 5.1.2 unknown host mx.papers.example (in reply to EHLO command)                 | OURS
            refused to talk to me: 554 mx.papers.example: no such host                                | OURS
            SMTP error after MAIL FROM:<bounce@papers.example> SIZE=1: 550 domain does not exist      | OURS
            Connected to 192.0.2.9 but sender was rejected. Remote host said: 550 no such domain      | OURS
            >>> MAIL From:<bounce@papers.example> <<< 550 5.1.1 unknown user                          | OURS
            >>> RCPT To:<ada@remote.example> <<< 550 5.1.1 unknown user                               | DEAD
            refused to talk to me: 521 this host does not accept mail                                 | DEAD
            said: 550 no MX record for domain remote.example (in reply to RCPT TO command)            | DEAD
            """)
    void whatIsNotThereBeforeTheRecipientIsNamedIsOurs(String said, Meaning meaning) {
        assertThat(ofHost(said).meaning()).isEqualTo(meaning);
    }

    /** Some hosts ask ours whether the sender is there, and say what they were told. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            550 5.1.1 <bounce+17.abc@papers.example>: no such user                                    | OURS
            550 5.1.1 Bounce@papers.example unknown                                                   | OURS
            550 5.1.2 bounce@papers.example: domain not found                                         | OURS
            550 5.1.1 ada@papers.example unknown                                                      | DEAD
            550 5.1.1 <ada@remote.example>: no such user (sent by bounce+17.abc@papers.example)       | DEAD
            550 invalid sender. Local mailbox bounce@papers.example is unavailable: user not found    | OURS
            """)
    void thatOurOwnAddressIsUnknownIsNoReadersFault(String said, Meaning meaning) {
        assertThat(only(Mails.report("bounce+17.abc@papers.example", "failed", "5.0.0", said))
                        .meaning())
                .isEqualTo(meaning);
    }

    /** Relays say of their customers what hosts say of recipients. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            550 5.1.0 The from address does not match a verified Sender Identity                      | OURS
            550 Return address mailbox does not exist                                                 | OURS
            550 EHLO hostname does not resolve                                                        | OURS
            550 Your IP address has no DNS record                                                     | OURS
            550 You must authenticate first                                                           | OURS
            550 5.4.6 Sending quota exceeded                                                          | OURS
            550 5.2.2 Mail quota exceeded for sender account                                          | OURS
            550 5.2.2 Quota exceeded for this mailbox                                                 | SOFT
            550 The recipient address does not exist                                                  | DEAD
            """)
    void whatARelayDemandsOfUsIsNoReadersFault(String said, Meaning meaning) {
        assertThat(ofHost("said: " + said + " (in reply to RCPT TO command)").meaning())
                .isEqualTo(meaning);
    }

    /** IONOS begins every refusal with the same words; elsewhere they are all that is said of a mailbox that is gone. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            550 Requested action not taken: mailbox unavailable                                       | DEAD
            550-Requested action not taken: mailbox unavailable 550 Reject due to SPF policy          | OURS
            550-Requested action not taken: mailbox unavailable 550 DMARC policy of your domain       | OURS
            550-Requested action not taken: mailbox unavailable 550 invalid DNS MX or AAAA record     | OURS
            550-Requested action not taken: mailbox unavailable 550 Sender address is not allowed     | OURS
            550 The mailbox is not available                                                          | DEAD
            550 5.2.1 Mailbox unavailable                                                             | SOFT
            550 5.7.1 Mailbox unavailable                                                             | SOFT
            550 Mailbox unavailable; come again later                                                 | SOFT
            550 5.3.0 user database unavailable                                                       | SOFT
            550 Mailbox unavailable, since it takes only internal messages                            | SOFT
            """)
    void aMailboxThatIsUnavailableMayBeGone(String said, Meaning meaning) {
        assertThat(ofHost("said: " + said + " (in reply to RCPT TO command)").meaning())
                .isEqualTo(meaning);
    }

    /** Hosts, domains and addresses are also spoken of where it is ours that displease, or some mails only. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5.7.1 | 550 5.7.1 We do not accept mail larger than 10 MB",
                "5.0.0 | 550 This server does not accept mail with executable attachments",
                "5.0.0 | 550 We do not accept mail without a Message-ID",
                "5.0.0 | 550 We do not accept mail at this time",
                "5.7.1 | 550 5.7.1 Your domain has an invalid SPF record",
                "5.7.1 | 550 5.7.1 DKIM key of your domain not found",
                "5.7.1 | 550 5.7.1 Your host name is unknown to us",
                "5.0.0 | 550 MTA hostname unknown",
                "5.0.0 | 554 invalid domain in HELO",
                "5.5.4 | 501 5.5.4 Invalid domain name",
                "5.7.1 | 550 5.7.1 URL in message points to an unknown host",
                "5.7.27 | 550 5.7.27 Sender address has null MX",
                "5.0.0 | 550 Message contains an invalid address in the To header",
                "5.0.0 | 554 Message rejected: the user has moved it to junk before"
            })
    void whatIsSaidOfUsOrOfSomeMailsEndsNoSubscription(String status, String diagnostic) {
        assertThat(only(Mails.report("bounce@papers.example", "failed", status, diagnostic))
                        .meaning())
                .isIn(Meaning.OURS, Meaning.SOFT);
    }

    /** HCL Notes breaks its lines within words. */
    @Test
    void aWordThatIsBrokenInTwoIsRead() {
        var words = "X-Notes; User ada (ada@remote.example) not listed in Domino Di\n rectory";
        assertThat(only(Mails.report("bounce@papers.example", "failed", "5.1.1", words))
                        .meaning())
                .isEqualTo(Meaning.DEAD);
    }

    @Test
    void aMailThatIsSaidToHaveArrivedHasNoEffectWhateverItsSubject() {
        var mail = Mails.plain("postmaster@remote.example", "Delivery Notification: Delivery has been successful", """
                This report relates to a message you sent with the following header fields:

                  Message-id: <17@papers.example>
                  Subject: User unknown

                Your message has been successfully delivered to the following recipients:

                  Recipient address: ada@remote.example
                """);

        assertThat(only(mail).meaning()).isEqualTo(Meaning.NOTHING);
    }

    @Test
    void whatIsDelayedOrDeliveredHasNoEffect() {
        assertThat(only(Mails.report("b@papers.example", "delayed", "4.4.1", "connect timed out"))
                        .meaning())
                .isEqualTo(Meaning.NOTHING);
        assertThat(only(Mails.report("b@papers.example", "delivered", "2.0.0", "250 ok"))
                        .meaning())
                .isEqualTo(Meaning.NOTHING);
    }

    @Test
    void proseOfOldServersIsUnderstood() {
        var mail = Mails.plain("MAILER-DAEMON@qmail.example", "failure notice", """
                Hi. This is the mail program at qmail.example. It did not work out.

                <ada@remote.example>:
                192.0.2.25 does not like recipient.
                Remote host said: 550 no such user here
                Giving up on 192.0.2.25.

                <bob@remote.example>:
                192.0.2.25 does not like recipient.
                Remote host said: 552 mailbox is full
                Giving up on 192.0.2.25.

                --- Below this line is a copy of the message.

                Subject: a paper
                """);

        assertThat(decoder.decode(mail))
                .extracting(Finding::recipient, Finding::meaning)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ada@remote.example", Meaning.DEAD),
                        org.assertj.core.groups.Tuple.tuple("bob@remote.example", Meaning.SOFT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550 no such user here | DEAD",
                "450 no such user here | SOFT",
                "450 4.1.1 no such user here | SOFT",
                "450-4.2.1 no such user here 5.1.1 | DEAD"
            })
    void proseThatRepeatsAnAnswerForNowEndsNoSubscription(String reply, Meaning meaning) {
        var mail = Mails.plain("MAILER-DAEMON@qmail.example", "failure notice", """
                <ada@remote.example>:
                Connected to 192.0.2.25 but it does not like recipient.
                Remote host said: %s
                It has been in the queue for five days.
                """.formatted(reply));

        assertThat(only(mail).meaning()).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "We were unable to deliver your mail to ada@remote.example. Status 5.1.1 | DEAD",
                "We were unable to deliver your mail to ada@remote.example. Status 5.2.2 | SOFT",
                "Sorry, we were unable to deliver your mail: 554 5.7.9 not accepted for policy reasons | OURS",
                "您的邮件被退回。收件人邮件地址（ada@remote.example）不存在。 | DEAD",
                "送信先メールアドレスが見つかりません。 ada@remote.example | DEAD",
                "Your mail has not been delivered yet; we will retry for 3 days. | NOTHING",
                "The delivery of your mail is delayed. The server will keep trying. | NOTHING",
                "A message is delayed for more than 4 hours for: ada@remote.example: 450 later | NOTHING",
                "收件者ada@remote.example。收件者不存在。 | DEAD",
                "ada@remote.exampleは存在しないメールアドレスです。 | DEAD",
                "존재하지 않는 사용자입니다: ada@remote.example | DEAD",
                "Пользователь ada@remote.example не найден. | DEAD",
                "Die Adresse ada@remote.example existiert nicht. | DEAD",
                "L'adresse ada@remote.example n'existe pas. | DEAD",
                "Usuario desconocido: ada@remote.example | DEAD",
                "Het bericht aan ada@remote.example: de gebruiker bestaat niet. | DEAD",
                "Meddelandet till ada@remote.example kunde inte levereras: okänd mottagare. | DEAD",
                "Użytkownik ada@remote.example nie istnieje. | DEAD",
                "ada@remote.example: böyle bir kullanıcı yok, alıcı bulunamadı. | DEAD",
                "Le message pour ada@remote.example est refusé : expéditeur inconnu. | OURS",
                "La messagerie de ada@remote.example est pleine. | SOFT",
                "Почтовый ящик ada@remote.example переполнен. | SOFT",
                "ada@remote.example 的邮箱空间已满。 | SOFT"
            })
    void whatEveryRefusalSaysHidesNoReason(String text, Meaning meaning) {
        var mail = Mails.bytes("From: MAILER-DAEMON@mx.remote.example\nSubject: Undelivered mail\n"
                + "Content-Type: text/plain; charset=utf-8\n\n" + text);

        assertThat(only(mail).meaning()).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({"a@b.", "a.b@", "@x.", "x-", "宛先"})
    void noTextKeepsItBusy(String trap) {
        var mail = Mails.plain("MAILER-DAEMON@remote.example", "failure notice", trap.repeat(1 << 16));

        assertTimeout(Duration.ofSeconds(5), () -> decoder.decode(mail));
    }

    /** A third of a character in each encoded word. */
    @ParameterizedTest
    @CsvSource({"From", "Subject"})
    void noFieldKeepsItBusy(String name) {
        var mail = Mails.bytes(name + ": " + "=?utf-8?Q?=E7?= ".repeat(60_000) + "\n\nIt failed.");

        assertTimeout(Duration.ofSeconds(5), () -> decoder.decode(mail));
    }

    @Test
    void noNumberOfPartsKeepsItBusy() {
        var part = "--b\n\n550 5.1.1 user unknown\n";
        var head =
                "From: MAILER-DAEMON@remote.example\nSubject: failure notice\nContent-Type: multipart/mixed; boundary=b\n\n";
        var mail = Mails.bytes(head + part.repeat(60_000));

        var findings = assertTimeout(Duration.ofSeconds(5), () -> decoder.decode(mail));

        assertThat(findings).extracting(Finding::meaning).containsExactly(Meaning.DEAD);
    }

    @Test
    void noBytesMakeItFail() {
        var random = new Random(7);
        var whole = Mails.report("bounce@papers.example", "failed", "5.1.1", "550 5.1.1 unknown");
        for (var i = 0; i < 300; i++) {
            var mail = whole.clone();
            for (var j = 0; j < 20; j++) {
                mail[random.nextInt(mail.length)] = (byte) random.nextInt(256);
            }
            assertThat(decoder.decode(java.util.Arrays.copyOf(mail, random.nextInt(mail.length) + 1)))
                    .isNotEmpty();
        }
        assertThat(decoder.decode(new byte[0])).isNotEmpty();
        var nested = new StringBuilder();
        for (var i = 0; i < 200; i++) {
            nested.append("Content-Type: multipart/mixed; boundary=\"n")
                    .append(i)
                    .append("\"\n\n--n")
                    .append(i)
                    .append('\n');
        }
        assertThat(decoder.decode(Mails.bytes(nested.toString()))).isNotEmpty();
        assertThat(decoder.decode(Mails.bytes("Content-Type: text/plain; charset=no-such\n\n" + "x".repeat(3_000_000))))
                .isNotEmpty();
    }
}
