package dev.paperboy.returns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Amazon SES: notifications and events, each in the {@code Message} of a signed SNS request
 * (docs.aws.amazon.com/ses/latest/dg/notification-contents.html).
 */
final class SesEvents implements RelayWebhook {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SnsSignature signature;

    SesEvents(SnsSignature signature) {
        this.signature = signature;
    }

    @Override
    public List<RelayReport> read(Function<String, Optional<String>> header, byte[] body) throws Forged, IOException {
        var envelope = JSON.readTree(body);
        signature.check(envelope);
        return switch (envelope.path("Type").asText()) {
            case "Notification" ->
                reports(JSON.readTree(envelope.path("Message").asText()));
            case "SubscriptionConfirmation" -> {
                signature.confirm(envelope);
                yield List.of();
            }
            default -> List.of();
        };
    }

    /** The report that SNS sends by mail to those who have no webhook: JSON in the text. Empty if the text is none. */
    static List<RelayReport> inText(String text) {
        var start = text.indexOf('{');
        if (start < 0 || !text.contains("otificationType") && !text.contains("\"eventType\"")) {
            return List.of();
        }
        // Mail programs and gateways break lines of a thousand characters with "!" and a line break.
        var json = text.substring(start).replaceAll("!\r?\n ?", "").replaceAll("\r?\n", "");
        try (var parser = JSON.createParser(json)) {
            JsonNode node = JSON.readTree(parser);
            return node.path("Message").isTextual()
                    ? reports(JSON.readTree(node.path("Message").asText()))
                    : reports(node);
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
    }

    private static List<RelayReport> reports(JsonNode event) {
        var kind = event.path("notificationType").asText(event.path("eventType").asText());
        return switch (kind) {
            case "Bounce" -> bounces(event);
            case "Complaint" -> complaints(event);
            case "Delivery" -> one(event, "delivery", Reason.DELIVERED);
            case "DeliveryDelay" -> one(event, "deliveryDelay", Reason.DELAYED);
            case "Reject" -> one(event, "reject", Reason.VIRUS);
            case "Subscription" -> one(event, "subscription", Reason.OPT_OUT);
            default -> List.of();
        };
    }

    private static List<RelayReport> bounces(JsonNode event) {
        var bounce = event.path("bounce");
        var permanent = bounce.path("bounceType").asText().equals("Permanent");
        var reports = new ArrayList<RelayReport>();
        for (var recipient : bounce.path("bouncedRecipients")) {
            var said = recipient.path("diagnosticCode").asText();
            reports.add(new RelayReport(
                    id(event, "bounce") + "/" + reports.size(),
                    Optional.empty(),
                    recipient.path("emailAddress").asText(),
                    recipient.path("status").asText() + " " + said,
                    permanent ? dead(bounce.path("bounceSubType").asText()) : Reason.UNDEFINED,
                    tokenText(event),
                    bounce.path("bounceType").asText().equals("Transient"),
                    AnswerTo.told(said)));
        }
        return reports;
    }

    private static Reason dead(String subType) {
        return switch (subType.toLowerCase(Locale.ROOT)) {
            case "general", "noemail", "suppressed", "onaccountsuppressionlist" -> Reason.USER_UNKNOWN;
            default -> Reason.UNDEFINED;
        };
    }

    private static List<RelayReport> complaints(JsonNode event) {
        return one(
                event,
                "complaint",
                switch (event.path("complaint").path("complaintFeedbackType").asText()) {
                    case "not-spam" -> Reason.NOT_SPAM;
                    case "auth-failure" -> Reason.AUTHENTICATION;
                    case "virus" -> Reason.VIRUS;
                    default -> Reason.COMPLAINT;
                });
    }

    private static List<RelayReport> one(JsonNode event, String part, Reason reason) {
        var recipient = event.path(part)
                .path("complainedRecipients")
                .path(0)
                .path("emailAddress")
                .asText();
        return List.of(new RelayReport(id(event, part), Optional.of(reason), recipient, "", reason, tokenText(event)));
    }

    private static String id(JsonNode event, String part) {
        var id = event.path(part).path("feedbackId").asText();
        return "ses/" + part + "/"
                + (id.isEmpty() ? event.path("mail").path("messageId").asText() : id);
    }

    /** The envelope's sender, and our own headers; not the diagnostics, which strangers write. */
    private static String tokenText(JsonNode event) {
        var mail = event.path("mail");
        return mail.path("source").asText() + " " + mail.path("headers") + " " + mail.path("tags");
    }
}
