package dev.paperboy.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DkimSignerTest {

    private static final Instant MORNING = Instant.parse("2026-07-28T06:00:00Z");
    private static final String MAIL = """
            From: Paperboy <digest@papers.example>\r
            To: ada@remote.example\r
            Subject: Two  papers\r
            Date: Tue, 28 Jul 2026 06:00:00 +0000\r
            Message-ID: <1@papers.example>\r
            List-Unsubscribe: <https://papers.example/x>,\r
             <mailto:u@papers.example?subject=x>\r
            List-Unsubscribe-Post: List-Unsubscribe=One-Click\r
            Content-Type: text/plain\r
            \r
            Here  they are. \r
            \r
            .\r
            \r
            \r
            """;

    private final List<DkimKey> keys = SignedMails.keys(new SecureRandom());
    private final DkimSigner signer = new DkimSigner("papers.example", keys);

    private String signed() {
        return new String(signer.sign(MAIL.getBytes(StandardCharsets.UTF_8), MORNING), StandardCharsets.UTF_8);
    }

    /** James' verifier, to which DNS is our key. */
    private boolean passes(String mail) throws IOException {
        var records = List.of(keys.get(0).dnsRecord());
        try {
            return new DKIMVerifier(
                            (method, selector, domain) -> selector.toString().equals("testr") ? records : List.of())
                    .verify(new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))).stream()
                            .anyMatch(record -> record.getSelector().toString().equals("testr"));
        } catch (FailException e) {
            return false;
        }
    }

    @Test
    void anotherProgramAcceptsTheRsaSignature() throws IOException {
        assertThat(passes(signed())).isTrue();
        assertThat(passes(signed().replace("Two  papers", "Two\r\n papers")))
                .as("folded by a relay")
                .isTrue();
        assertThat(passes(signed().replace("they are", "they were"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From",
                "To",
                "Subject",
                "Date",
                "Message-ID",
                "Content-Type",
                "Reply-To",
                "Cc",
                "List-Unsubscribe",
                "List-Unsubscribe-Post"
            })
    void noFieldCanBeAdded(String name) throws IOException {
        assertThat(passes(name + ": something else\r\n" + signed())).isFalse();
    }

    @Test
    void theEd25519SignatureIsOneOverTheHashOfTheSameForm() throws Exception {
        var field = signed().split("\r\n(?=DKIM-Signature|From)", 3)[1];
        var names = List.of(value(field, "h").split(":"));
        var covered = new StringBuilder();
        var fields = Canonical.fields(MAIL.getBytes(StandardCharsets.UTF_8), MAIL.indexOf("\r\n\r\n"));
        for (var i = 0; i < names.size(); i++) {
            var name = names.get(i);
            // Each of the fields occurs once: the second time it is named, it is the empty text.
            if (names.indexOf(name) == i) {
                fields.stream()
                        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                        .forEach(line -> covered.append(Canonical.header(line)).append("\r\n"));
            }
        }
        covered.append(Canonical.header(field.substring(0, field.indexOf("\tb=") + 3)));
        // RFC 8410: the 32 bytes of p= behind the prefix that makes them a SubjectPublicKeyInfo.
        var prefix = HexFormat.of().parseHex("302a300506032b6570032100");
        var key = Base64.getDecoder().decode(keys.get(1).published());
        var spki = java.util.Arrays.copyOf(prefix, prefix.length + key.length);
        System.arraycopy(key, 0, spki, prefix.length, key.length);
        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
        signature.update(
                MessageDigest.getInstance("SHA-256").digest(covered.toString().getBytes(StandardCharsets.UTF_8)));

        assertThat(field).contains("a=ed25519-sha256", "s=teste");
        assertThat(signature.verify(Base64.getDecoder().decode(value(field, "b"))))
                .isTrue();
    }

    private static String value(String field, String tag) {
        var matcher = Pattern.compile("[;\\s]" + tag + "=([^;]*)").matcher(field);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1).replaceAll("\\s", "");
    }

    @Test
    void bothSignaturesSayWhatTheyMust() {
        var head = signed().split("\r\nFrom:", 2)[0];

        assertThat(head.split("DKIM-Signature:", -1)).hasSize(3);
        assertThat(head).contains("c=relaxed/relaxed", "d=papers.example").doesNotContainPattern("[;\\s]l=");
        assertThat(head.lines().allMatch(line -> line.length() <= 78)).isTrue();
        assertThat(value(head, "h"))
                .contains(
                        "List-Unsubscribe:List-Unsubscribe:List-Unsubscribe-Post:List-Unsubscribe-Post",
                        "Subject:Subject",
                        "From:From");
    }

    @Test
    void theSameMailGetsTheSameSignatures() {
        assertThat(signed()).isEqualTo(signed());
    }

    @Test
    void theRelaxedFormIsThatOfTheStandardsExample() {
        // RFC 6376, 3.4.5
        assertThat(Canonical.header("A: X")).isEqualTo("a:X");
        assertThat(Canonical.header("B : Y\t\r\n\tZ  ")).isEqualTo("b:Y Z");
        var body = " C \r\nD \t E\r\n\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(new String(Canonical.body(body, 0), StandardCharsets.US_ASCII))
                .isEqualTo(" C\r\nD E\r\n");
        assertThat(Canonical.body("\r\n\r\n".getBytes(StandardCharsets.US_ASCII), 0))
                .isEmpty();
        assertThat(new String(Canonical.body("x".getBytes(StandardCharsets.US_ASCII), 0), StandardCharsets.US_ASCII))
                .isEqualTo("x\r\n");
    }

    @Test
    void keysAreKeptForTheirOwnerAndReadAsTheyWereMade(@TempDir Path folder) throws IOException {
        var settings = TestDkim.settings(folder);
        var files = new DkimKeys(settings).make("summer", new SecureRandom());
        var keys = new DkimKeys(settings);

        assertThat(files).hasSize(2).allSatisfy(file -> assertThat(
                        java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------"));
        assertThat(keys.signing()).extracting(DkimKey::selector).containsExactly("summerr", "summere");
        assertThat(keys.records("papers.example")).first().satisfies(record -> {
            assertThat(record.name()).isEqualTo("summerr._domainkey.papers.example");
            assertThat(record.text()).startsWith("v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A");
        });
        assertThatThrownBy(() -> keys.make("summer", new SecureRandom())).hasMessageContaining("already");
    }

    @Test
    void namedSelectorsSignAndAMissingOneIsAMistake(@TempDir Path folder) throws IOException {
        new DkimKeys(TestDkim.settings(folder)).make("a", new SecureRandom());
        new DkimKeys(TestDkim.settings(folder)).make("b", new SecureRandom());

        assertThat(new DkimKeys(TestDkim.settings(folder, "ar", "br")).signing())
                .extracting(DkimKey::selector)
                .containsExactly("ar", "br");
        assertThatThrownBy(() -> new DkimKeys(TestDkim.settings(folder, "cr")).signing())
                .hasMessageContaining("\"cr\"");
    }

    @Test
    void thePublicHalfOfAnEd25519KeyIsTheStandardsExample(@TempDir Path folder) throws IOException {
        // RFC 8463, appendix A.2, as PKCS #8 (RFC 8410, 7)
        var seed = Base64.getDecoder().decode("nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=");
        var prefix = HexFormat.of().parseHex("302e020100300506032b657004220420");
        var encoded = java.util.Arrays.copyOf(prefix, prefix.length + seed.length);
        System.arraycopy(seed, 0, encoded, prefix.length, seed.length);
        var file = Files.writeString(
                folder.resolve("brisbane.pem"),
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(encoded)
                        + "\n-----END PRIVATE KEY-----\n");

        assertThat(DkimKey.read(file).dnsRecord())
                .isEqualTo("v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
    }

    @Test
    void aFileThatIsNoKeyIsNamedButNotShown(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("x.pem"), "c2VjcmV0");

        assertThatThrownBy(() -> DkimKey.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x.pem")
                .hasMessageNotContaining("c2VjcmV0");
    }
}
