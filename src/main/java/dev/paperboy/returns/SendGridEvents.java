package dev.paperboy.returns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** SendGrid: the signed event webhook, ECDSA over timestamp and body (twilio.com/docs/sendgrid/for-developers/tracking-events). */
final class SendGridEvents implements RelayWebhook {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** SendGrid tries again for a day. */
    private static final Duration OLDEST = Duration.ofHours(25);

    private final PublicKey key;
    private final InstantSource clock;

    /** @throws IllegalArgumentException if the setting is no public key of an elliptic curve */
    SendGridEvents(String key, InstantSource clock) {
        this.clock = clock;
        try {
            this.key = KeyFactory.getInstance("EC")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key.strip())));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("paperboy.returns.sendgrid-key is no public key in base64", e);
        }
    }

    @Override
    public List<RelayReport> read(Function<String, Optional<String>> header, byte[] body) throws Forged, IOException {
        check(
                header.apply("X-Twilio-Email-Event-Webhook-Signature").orElse(""),
                header.apply("X-Twilio-Email-Event-Webhook-Timestamp").orElse(""),
                body);
        var reports = new ArrayList<RelayReport>();
        for (var event : JSON.readTree(body)) {
            reports.add(report(event));
        }
        return reports;
    }

    private void check(String given, String timestamp, byte[] body) throws Forged {
        if (!timestamp.matches("\\d{1,11}")) {
            throw new Forged("The signature has no time");
        }
        RelayWebhook.mustBeFresh(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant(), OLDEST);
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(key);
            signature.update(timestamp.getBytes(StandardCharsets.UTF_8));
            signature.update(body);
            if (!signature.verify(Base64.getDecoder().decode(given))) {
                throw new Forged("The signature does not fit");
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Forged("The signature cannot be checked: " + e.getMessage());
        }
    }

    private static RelayReport report(JsonNode event) {
        var words = event.path("status").asText() + " " + event.path("reason").asText() + " "
                + event.path("response").asText();
        return new RelayReport(
                "sendgrid/" + event.path("sg_event_id").asText(),
                certain(event),
                event.path("email").asText(),
                words,
                // A "blocked" bounce is one of content or policy; others are hard, says SendGrid, unless the words say
                // otherwise.
                event.path("type").asText().equals("blocked") ? Reason.POLICY : Reason.UNDEFINED,
                event.path("return").asText());
    }

    private static Optional<Reason> certain(JsonNode event) {
        return switch (event.path("event").asText()) {
            case "spamreport" -> Optional.of(Reason.COMPLAINT);
            case "unsubscribe", "group_unsubscribe" -> Optional.of(Reason.UNSUBSCRIBE);
            case "deferred" -> Optional.of(Reason.DELAYED);
            case "bounce" -> Optional.empty();
            case "dropped" -> dropped(event.path("reason").asText());
            default -> Optional.of(Reason.DELIVERED);
        };
    }

    /** What SendGrid did not even try, since it knows better. */
    private static Optional<Reason> dropped(String reason) {
        return switch (reason) {
            case "Bounced Address", "Invalid" -> Optional.of(Reason.USER_UNKNOWN);
            case "Spam Reporting Address" -> Optional.of(Reason.COMPLAINT);
            case "Unsubscribed Address" -> Optional.of(Reason.UNSUBSCRIBE);
            default -> Optional.of(Reason.POLICY);
        };
    }
}
