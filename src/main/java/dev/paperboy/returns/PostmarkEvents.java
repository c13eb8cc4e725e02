package dev.paperboy.returns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Postmark: bounces, complaints and changes of subscription (postmarkapp.com/developer/webhooks). It signs nothing, so the webhook's
 * address has a user and a password in it.
 */
final class PostmarkEvents implements RelayWebhook {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final byte[] expected;

    PostmarkEvents(String login) {
        this.expected = ("Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<RelayReport> read(Function<String, Optional<String>> header, byte[] body) throws Forged, IOException {
        var given = header.apply("Authorization").orElse("").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, given)) {
            throw new Forged("User or password is wrong");
        }
        return List.of(report(JSON.readTree(body)));
    }

    private static RelayReport report(JsonNode event) {
        var kind = event.path("RecordType").asText();
        var id = "postmark/" + kind + "/"
                + event.path("ID").asText(event.path("MessageID").asText());
        var words =
                event.path("Description").asText() + " " + event.path("Details").asText();
        // Ours are the metadata; the rest quotes strangers.
        var token = event.path("Metadata").toString();
        return new RelayReport(
                kind.equals("SubscriptionChange")
                        ? id + "/" + event.path("ChangedAt").asText()
                        : id,
                certain(kind, event),
                event.path("Email").asText(event.path("Recipient").asText()),
                words,
                Reason.UNDEFINED,
                token,
                List.of("SoftBounce", "Transient").contains(event.path("Type").asText()),
                AnswerTo.UNTOLD);
    }

    private static Optional<Reason> certain(String kind, JsonNode event) {
        return switch (kind) {
            case "SpamComplaint" -> Optional.of(Reason.COMPLAINT);
            case "Delivery", "Open", "Click" -> Optional.of(Reason.DELIVERED);
            case "SubscriptionChange" -> Optional.of(subscription(event));
            default -> bounce(event.path("Type").asText());
        };
    }

    private static Reason subscription(JsonNode event) {
        if (!event.path("SuppressSending").asBoolean()) {
            return Reason.DELIVERED;
        }
        return switch (event.path("SuppressionReason").asText()) {
            case "HardBounce" -> Reason.USER_UNKNOWN;
            case "SpamComplaint" -> Reason.COMPLAINT;
            default -> Reason.UNSUBSCRIBE;
        };
    }

    private static Optional<Reason> bounce(String type) {
        return switch (type) {
            case "HardBounce", "BadEmailAddress", "ManuallyDeactivated" -> Optional.of(Reason.USER_UNKNOWN);
            case "SpamComplaint" -> Optional.of(Reason.COMPLAINT);
            case "Unsubscribe" -> Optional.of(Reason.UNSUBSCRIBE);
            case "AutoResponder", "AddressChange", "ChallengeVerification", "OpenRelayTest" ->
                Optional.of(Reason.AUTO_REPLY);
            case "Blocked" -> Optional.of(Reason.BLOCKED);
            case "SpamNotification" -> Optional.of(Reason.SPAM);
            case "VirusNotification" -> Optional.of(Reason.VIRUS);
            case "DMARCPolicy" -> Optional.of(Reason.AUTHENTICATION);
            case "DnsError" -> Optional.of(Reason.NETWORK);
            // "SoftBounce", "Transient", "Unknown": the remote server's words say more.
            default -> Optional.empty();
        };
    }
}
