package dev.paperboy.returns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Mailgun: an HMAC over time and nonce stands in each request (documentation.mailgun.com, "Securing webhooks"). */
final class MailgunEvents implements RelayWebhook {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The body is not signed, so an old signature must not open the door for ever; Mailgun tries again for eight hours. */
    private static final Duration OLDEST = Duration.ofHours(9);

    private final SecretKeySpec key;
    private final InstantSource clock;

    MailgunEvents(String key, InstantSource clock) {
        this.key = new SecretKeySpec(key.strip().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.clock = clock;
    }

    @Override
    public List<RelayReport> read(Function<String, Optional<String>> header, byte[] body) throws Forged, IOException {
        var request = JSON.readTree(body);
        check(request.path("signature"));
        return List.of(report(request.path("event-data")));
    }

    private void check(JsonNode signature) throws Forged {
        var timestamp = signature.path("timestamp").asText();
        if (!timestamp.matches("\\d{1,11}")) {
            throw new Forged("The signature has no time");
        }
        RelayWebhook.mustBeFresh(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant(), OLDEST);
        var expected = hmac(timestamp + signature.path("token").asText());
        var given = signature.path("signature").asText();
        if (!MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))) {
            throw new Forged("The signature does not fit");
        }
    }

    private String hmac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private static RelayReport report(JsonNode event) {
        var status = event.path("delivery-status");
        var words = status.path("enhanced-code").asText() + " "
                + status.path("code").asText() + " " + status.path("message").asText() + " "
                + status.path("description").asText();
        return new RelayReport(
                "mailgun/" + event.path("id").asText(),
                certain(event),
                event.path("recipient").asText(),
                words,
                Reason.UNDEFINED,
                event.path("user-variables").path("return").asText());
    }

    private static Optional<Reason> certain(JsonNode event) {
        return switch (event.path("event").asText()) {
            case "complained" -> Optional.of(Reason.COMPLAINT);
            case "unsubscribed" -> Optional.of(Reason.UNSUBSCRIBE);
            case "rejected" -> Optional.of(Reason.POLICY);
            case "failed" -> failed(event);
            default -> Optional.of(Reason.DELIVERED);
        };
    }

    private static Optional<Reason> failed(JsonNode event) {
        if (event.path("severity").asText().equals("temporary")) {
            return Optional.of(Reason.DELAYED);
        }
        return switch (event.path("reason").asText()) {
            case "suppress-bounce" -> Optional.of(Reason.USER_UNKNOWN);
            case "suppress-complaint" -> Optional.of(Reason.COMPLAINT);
            case "suppress-unsubscribe" -> Optional.of(Reason.UNSUBSCRIBE);
            default -> Optional.empty();
        };
    }
}
