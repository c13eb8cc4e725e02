package dev.paperboy.returns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.returns.Webhooks.Answer;
import dev.paperboy.subscribers.Address;
import dev.paperboy.subscribers.Readers;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Subscriber.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WebhooksTest {

    private static final Instant MONDAY = Instant.parse("2026-07-27T10:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Database database;
    private Readers readers;
    private ReturnTokens tokens;
    private Subscriber ada;

    @BeforeEach
    void prepare() {
        database = TestDatabases.h2();
        readers = new Readers(database, MONDAY);
        tokens = new ReturnTokens(readers.secret);
        ada = readers.changes.add(Address.parse("ada@remote.example"), Readers.wishes("graphs"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Webhooks webhooks(Map<String, String> set, SnsSignature.Fetch fetch) {
        var settings = TestReturns.settings(set);
        var returns = new Returns(
                tokens,
                readers.subscribers,
                readers.changes,
                new Returned(database),
                new KeptMails(settings),
                settings,
                readers);
        return new Webhooks(settings, fetch, returns, readers);
    }

    private static Answer post(Webhooks webhooks, String relay, Map<String, String> headers, String body) {
        return webhooks.take(
                relay, name -> Optional.ofNullable(headers.get(name)), body.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] nothing(java.net.URI address) throws IOException {
        throw new IOException("Nothing is fetched in this test: " + address);
    }

    private String token() {
        return tokens.of(ada.id(), MONDAY);
    }

    private State state() {
        return readers.subscribers.find(ada.id()).orElseThrow().state();
    }

    @Test
    void aRelayThatIsNotInTheSettingsIsUnknown() {
        assertThat(post(webhooks(Map.of(), WebhooksTest::nothing), "postmark", Map.of(), "{}"))
                .isEqualTo(Answer.UNKNOWN);
        var postmark = webhooks(Map.of("relay", "POSTMARK", "postmark-login", "u:p"), WebhooksTest::nothing);
        assertThat(post(postmark, "mailgun", Map.of(), "{}")).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void postmarkProvesItselfByItsPassword() {
        var postmark = webhooks(Map.of("relay", "POSTMARK", "postmark-login", "paper:boy"), WebhooksTest::nothing);
        var body = """
                {"RecordType":"Bounce","ID":42,"Type":"HardBounce","Email":"ada@remote.example",
                 "Details":"smtp;550 5.1.1 unknown","Metadata":{"return":"%s"}}""".formatted(token());

        assertThat(post(postmark, "postmark", Map.of("Authorization", "Basic cGFwZXI6Z2lybA=="), body))
                .isEqualTo(Answer.FORGED);
        assertThat(state()).isEqualTo(State.ACTIVE);
        assertThat(post(postmark, "postmark", Map.of("Authorization", "Basic cGFwZXI6Ym95"), body))
                .isEqualTo(Answer.TAKEN);
        assertThat(state()).isEqualTo(State.LEFT);
        assertThat(post(postmark, "postmark", Map.of("Authorization", "Basic cGFwZXI6Ym95"), "no json"))
                .isEqualTo(Answer.MALFORMED);
    }

    @Test
    void sendGridProvesItselfByAnEcdsaSignature() throws GeneralSecurityException {
        var keys = ecKeys();
        var key = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        var sendGrid = webhooks(Map.of("relay", "SENDGRID", "sendgrid-key", key), WebhooksTest::nothing);
        var body = """
                [{"event":"delivered","sg_event_id":"1","email":"bob@remote.example"},
                 {"event":"spamreport","sg_event_id":"2","email":"ada@remote.example","return":"%s"}]""".formatted(token());
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(("1785146400" + body).getBytes(StandardCharsets.UTF_8));
        var headers = Map.of(
                "X-Twilio-Email-Event-Webhook-Timestamp",
                "1785146400",
                "X-Twilio-Email-Event-Webhook-Signature",
                Base64.getEncoder().encodeToString(signature.sign()));

        assertThat(post(sendGrid, "sendgrid", headers, body + " ")).isEqualTo(Answer.FORGED);
        assertThat(post(sendGrid, "sendgrid", Map.of(), body)).isEqualTo(Answer.FORGED);
        assertThat(state()).isEqualTo(State.ACTIVE);
        assertThat(post(sendGrid, "sendgrid", headers, body)).isEqualTo(Answer.TAKEN);
        assertThat(state()).isEqualTo(State.LEFT);
    }

    private static KeyPair ecKeys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    @Test
    void mailgunProvesItselfByAnHmacThatGrowsOld() throws GeneralSecurityException {
        var mailgun = webhooks(Map.of("relay", "MAILGUN", "mailgun-key", "a-signing-key"), WebhooksTest::nothing);

        assertThat(post(mailgun, "mailgun", Map.of(), mailgunBody("1785146400", "0".repeat(64))))
                .isEqualTo(Answer.FORGED);
        var dayBefore = String.valueOf(MONDAY.getEpochSecond() - 86_400);
        assertThat(post(mailgun, "mailgun", Map.of(), mailgunBody(dayBefore, hmac(dayBefore))))
                .isEqualTo(Answer.FORGED);
        assertThat(state()).isEqualTo(State.ACTIVE);
        var now = String.valueOf(MONDAY.getEpochSecond());
        assertThat(post(mailgun, "mailgun", Map.of(), mailgunBody(now, hmac(now))))
                .isEqualTo(Answer.TAKEN);
        assertThat(state()).isEqualTo(State.LEFT);
    }

    private String mailgunBody(String timestamp, String signature) {
        return """
                {"signature":{"timestamp":"%s","token":"nonce","signature":"%s"},
                 "event-data":{"event":"failed","severity":"permanent","id":"7","recipient":"ada@remote.example",
                  "delivery-status":{"code":550,"message":"5.1.1 User unknown"},
                  "user-variables":{"return":"%s"}}}""".formatted(timestamp, signature, token());
    }

    private static String hmac(String timestamp) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("a-signing-key".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal((timestamp + "nonce").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void amazonProvesItselfByTheCertificateOfItsOwnHostAndATopicOfOurs() throws Exception {
        var sns = SnsSigner.make(folder);
        var topic = "arn:aws:sns:eu-west-1:123456789012:returns";
        var certificate = java.nio.file.Files.readAllBytes(sns.certificate());
        var ses = webhooks(Map.of("relay", "SES", "ses-topics", topic), address -> certificate);
        var message = """
                {"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bounceSubType":"General","feedbackId":"f1",
                 "bouncedRecipients":[{"emailAddress":"ada@remote.example","status":"5.1.1",
                 "diagnosticCode":"smtp; 550 5.1.1 user unknown"}]},
                 "mail":{"source":"bounce+%s@papers.example"}}""".formatted(token());
        var home = "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem";

        assertThat(post(ses, "ses", Map.of(), sns.signed(message, topic + "2", home)))
                .isEqualTo(Answer.FORGED);
        assertThat(post(
                        ses,
                        "ses",
                        Map.of(),
                        sns.signed(message, topic, "https://sns.eu-west-1.amazonaws.com.evil.example/1.pem")))
                .isEqualTo(Answer.FORGED);
        assertThat(post(ses, "ses", Map.of(), sns.signed(message, topic, "http://sns.eu-west-1.amazonaws.com/1.pem")))
                .isEqualTo(Answer.FORGED);
        assertThat(post(ses, "ses", Map.of(), sns.signed(message, topic, home).replace("General", "NoEmail")))
                .isEqualTo(Answer.FORGED);
        assertThat(state()).isEqualTo(State.ACTIVE);

        assertThat(post(ses, "ses", Map.of(), sns.signed(message, topic, home))).isEqualTo(Answer.TAKEN);
        assertThat(state()).isEqualTo(State.LEFT);
    }

    @Test
    void amazonsFirstVersionOfSignaturesIsUnderstoodAndItsQuestionAnswered() throws Exception {
        var sns = SnsSigner.make(folder);
        var topic = "arn:aws:sns:eu-west-1:123456789012:returns";
        var home = "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem";
        var subscribe = "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=t";
        var asked = new ArrayList<String>();
        var certificate = Files.readAllBytes(sns.certificate());
        var ses = webhooks(Map.of("relay", "SES", "ses-topics", topic), address -> {
            asked.add(address.toString());
            return certificate;
        });
        var question = Map.of(
                "Type",
                "SubscriptionConfirmation",
                "Token",
                "t",
                "TopicArn",
                topic,
                "Message",
                "m",
                "SubscribeURL",
                subscribe);

        assertThat(post(ses, "ses", Map.of(), sns.signed(question, "1", home))).isEqualTo(Answer.TAKEN);
        assertThat(asked).containsExactly(home, subscribe);

        // Signed as it should be, and yet nothing of Amazon's.
        var elsewhere = new HashMap<>(question);
        elsewhere.put("SubscribeURL", "https://sns.eu-west-1.amazonaws.com@evil.example/");
        assertThat(post(ses, "ses", Map.of(), sns.signed(elsewhere, "1", home))).isEqualTo(Answer.FORGED);
        var old = new HashMap<>(question);
        old.put("Timestamp", "2026-07-25T10:00:00.000Z");
        assertThat(post(ses, "ses", Map.of(), sns.signed(old, "1", home))).isEqualTo(Answer.FORGED);
        var altered =
                sns.signed(question, "1", home).replace("\"SignatureVersion\":\"1\"", "\"SignatureVersion\":\"2\"");
        assertThat(post(ses, "ses", Map.of(), altered)).isEqualTo(Answer.FORGED);
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatSendGridSignedTheDayBeforeYesterdayIsRefused() throws GeneralSecurityException {
        var keys = ecKeys();
        var key = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        var sendGrid = webhooks(Map.of("relay", "SENDGRID", "sendgrid-key", key), WebhooksTest::nothing);
        var body = """
                [{"event":"spamreport","sg_event_id":"2","email":"ada@remote.example","return":"%s"}]""".formatted(token());

        assertThat(post(sendGrid, "sendgrid", sendGridHeaders(keys, MONDAY.minus(Duration.ofDays(2)), body), body))
                .isEqualTo(Answer.FORGED);
        assertThat(post(sendGrid, "sendgrid", sendGridHeaders(keys, MONDAY.plus(Duration.ofDays(2)), body), body))
                .isEqualTo(Answer.FORGED);
        assertThat(state()).isEqualTo(State.ACTIVE);
        assertThat(post(sendGrid, "sendgrid", sendGridHeaders(keys, MONDAY, body), body))
                .isEqualTo(Answer.TAKEN);
    }

    private static Map<String, String> sendGridHeaders(KeyPair keys, Instant at, String body)
            throws GeneralSecurityException {
        var time = String.valueOf(at.getEpochSecond());
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update((time + body).getBytes(StandardCharsets.UTF_8));
        return Map.of(
                "X-Twilio-Email-Event-Webhook-Timestamp",
                time,
                "X-Twilio-Email-Event-Webhook-Signature",
                Base64.getEncoder().encodeToString(signature.sign()));
    }
}
