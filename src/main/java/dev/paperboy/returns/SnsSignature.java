package dev.paperboy.returns;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paperboy.returns.RelayWebhook.Forged;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Checks that Amazon SNS signed a request, and that it comes from a topic of ours: anybody with an account there can have things signed
 * (docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html).
 */
final class SnsSignature {

    private static final Pattern HOST = Pattern.compile("sns\\.[a-z0-9-]{3,30}\\.amazonaws\\.com(\\.cn)?");
    private static final List<String> NOTIFICATION =
            List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");
    private static final List<String> CONFIRMATION =
            List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");

    /** SNS tries again for an hour, or as a topic's policy says; a day is the sum of the longest. */
    private static final Duration OLDEST = Duration.ofDays(1);

    private final ReturnsSettings settings;
    private final Fetch fetch;
    private final InstantSource clock;
    private final Map<URI, X509Certificate> certificates = new ConcurrentHashMap<>();

    /** Gets what is at an address of Amazon's. */
    interface Fetch {
        byte[] get(URI address) throws IOException;
    }

    SnsSignature(ReturnsSettings settings, Fetch fetch, InstantSource clock) {
        this.settings = settings;
        this.fetch = fetch;
        this.clock = clock;
    }

    /** @throws IOException if the certificate cannot be fetched */
    void check(JsonNode request) throws Forged, IOException {
        if (!settings.sesTopics()
                .orElse(List.of())
                .contains(request.path("TopicArn").asText())) {
            throw new Forged("Not one of the topics in paperboy.returns.ses-topics");
        }
        mustBeFresh(request);
        var certificate = certificate(request);
        try {
            certificate.checkValidity(Date.from(clock.instant()));
            // Version 1 is SHA-1; a topic's attribute SignatureVersion chooses.
            var algorithm = request.path("SignatureVersion").asText().equals("2") ? "SHA256withRSA" : "SHA1withRSA";
            var signature = Signature.getInstance(algorithm);
            signature.initVerify(certificate.getPublicKey());
            signature.update(signed(request).getBytes(StandardCharsets.UTF_8));
            if (!signature.verify(
                    Base64.getDecoder().decode(request.path("Signature").asText()))) {
                throw new Forged("The signature does not fit");
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Forged("The signature cannot be checked: " + e.getMessage());
        }
    }

    private void mustBeFresh(JsonNode request) throws Forged {
        try {
            RelayWebhook.mustBeFresh(Instant.parse(request.path("Timestamp").asText()), clock.instant(), OLDEST);
        } catch (DateTimeParseException e) {
            throw new Forged("It has no time");
        }
    }

    /** Answers SNS' question whether the topic may post here; the request must have been checked. */
    void confirm(JsonNode request) throws Forged, IOException {
        fetch.get(ofAmazon(request.path("SubscribeURL").asText()));
    }

    private static String signed(JsonNode request) {
        var names = request.path("Type").asText().equals("Notification") ? NOTIFICATION : CONFIRMATION;
        var text = new StringBuilder();
        for (var name : names) {
            if (request.has(name)) {
                text.append(name)
                        .append('\n')
                        .append(request.path(name).asText())
                        .append('\n');
            }
        }
        return text.toString();
    }

    private X509Certificate certificate(JsonNode request) throws Forged, IOException {
        if (settings.sesCertificate().isPresent()) {
            return parse(Files.readAllBytes(settings.sesCertificate().get()));
        }
        var address = ofAmazon(request.path("SigningCertURL").asText());
        var known = certificates.get(address);
        if (known != null) {
            return known;
        }
        var fetched = parse(fetch.get(address));
        certificates.put(address, fetched);
        return fetched;
    }

    /** A certificate from anywhere else would prove anything. */
    private static URI ofAmazon(String text) throws Forged {
        try {
            var address = URI.create(text);
            var fits = "https".equals(address.getScheme())
                    && address.getHost() != null
                    && HOST.matcher(address.getHost()).matches()
                    && address.getUserInfo() == null
                    && (address.getPort() == -1 || address.getPort() == 443);
            if (fits) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw new Forged("Not an address of SNS: \"" + text + "\"");
    }

    private static X509Certificate parse(byte[] pem) throws IOException {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
        } catch (GeneralSecurityException e) {
            throw new IOException("The certificate of SNS cannot be read: " + e.getMessage(), e);
        }
    }
}
