package dev.paperboy.returns;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Signs as Amazon SNS does, with a key and certificate that the JDK's own keytool makes. */
record SnsSigner(PrivateKey key, Path certificate) {

    private static final String PASSWORD = "only-for-tests";

    static SnsSigner make(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        var store = folder.resolve("sns.p12");
        run(
                "-genkeypair",
                "-alias",
                "sns",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=sns.amazonaws.com",
                "-startdate",
                "2026/01/01 00:00:00",
                "-validity",
                "3650",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-storetype",
                "PKCS12");
        var certificate = folder.resolve("sns.pem");
        run(
                "-exportcert",
                "-rfc",
                "-alias",
                "sns",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-file",
                certificate.toString());
        var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        return new SnsSigner((PrivateKey) keys.getKey("sns", PASSWORD.toCharArray()), certificate);
    }

    private static void run(String... arguments) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    /** A notification, signed with SHA-256. */
    String signed(String message, String topic, String certificateAddress)
            throws GeneralSecurityException, IOException {
        return signed(Map.of("Type", "Notification", "TopicArn", topic, "Message", message), "2", certificateAddress);
    }

    /**
     * Any request.
     *
     * @param version {@code 1} for SHA-1, {@code 2} for SHA-256
     */
    String signed(Map<String, String> request, String version, String certificateAddress)
            throws GeneralSecurityException, IOException {
        var fields = new TreeMap<>(Map.of("MessageId", "m1", "Timestamp", "2026-07-27T10:00:00.000Z"));
        fields.putAll(request);
        var text = new StringBuilder();
        fields.forEach(
                (name, value) -> text.append(name).append('\n').append(value).append('\n'));
        var signature = Signature.getInstance(version.equals("1") ? "SHA1withRSA" : "SHA256withRSA");
        signature.initSign(key);
        signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
        fields.put("Signature", Base64.getEncoder().encodeToString(signature.sign()));
        fields.put("SignatureVersion", version);
        fields.put("SigningCertURL", certificateAddress);
        return new ObjectMapper().writeValueAsString(fields);
    }
}
