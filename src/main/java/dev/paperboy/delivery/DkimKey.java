package dev.paperboy.delivery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A key that signs mails, and the name under which its other half is published.
 *
 * @param selector the first label of the record's name (RFC 6376, 3.1)
 */
record DkimKey(String selector, Kind kind, PrivateKey secret) {

    private static final Pattern SELECTOR = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
    private static final int RSA_BITS = 2048;
    private static final int ED25519_BYTES = 32;

    /** The two signature algorithms that are to be used (RFC 8301, RFC 8463). */
    enum Kind {
        RSA("rsa-sha256", "rsa", "SHA256withRSA"),
        ED25519("ed25519-sha256", "ed25519", "Ed25519");

        /** As in {@code a=}. */
        final String algorithm;
        /** As in {@code k=} of the record. */
        final String record;

        final String java;

        Kind(String algorithm, String record, String java) {
            this.algorithm = algorithm;
            this.record = record;
            this.java = java;
        }
    }

    DkimKey {
        if (!SELECTOR.matcher(selector).matches()) {
            throw new IllegalArgumentException("A selector is a label of a domain name, not \"" + selector + "\"");
        }
    }

    static DkimKey make(String selector, Kind kind, SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance(kind == Kind.RSA ? "RSA" : "Ed25519");
            if (kind == Kind.RSA) {
                generator.initialize(RSA_BITS, random);
            } else {
                generator.initialize(NamedParameterSpec.ED25519, random);
            }
            return new DkimKey(selector, kind, generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 17 makes such keys", e);
        }
    }

    /**
     * Reads a key in PKCS #8, as {@code openssl genpkey} and {@link #pem} write it.
     *
     * @throws IllegalArgumentException if it is none; the message names the file, and nothing of what is in it
     */
    static DkimKey read(Path file) throws IOException {
        var name = file.getFileName().toString().replaceFirst("\\.pem$", "");
        var text = text(file).replaceAll("-----[A-Z ]+-----|\\s", "");
        for (var kind : Kind.values()) {
            try {
                var encoded = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text));
                var secret = KeyFactory.getInstance(kind == Kind.RSA ? "RSA" : "Ed25519")
                        .generatePrivate(encoded);
                return checked(new DkimKey(name, kind, secret), file);
            } catch (GeneralSecurityException e) {
                // Perhaps the other kind.
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("No usable key: " + file + " (" + e.getMessage() + ")", e);
            }
        }
        throw new IllegalArgumentException("No RSA or Ed25519 key in PKCS #8: " + file);
    }

    /** Byte by byte: what is no key at all need not be UTF-8. */
    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (AccessDeniedException e) {
            throw new IOException("Cannot read the signing key " + file + ": its rights do not allow it", e);
        } catch (IOException e) {
            throw new IOException("Cannot read the signing key " + file + ": " + e.getMessage(), e);
        }
    }

    private static DkimKey checked(DkimKey key, Path file) {
        if (key.secret instanceof RSAPrivateCrtKey rsa && rsa.getModulus().bitLength() < 1024) {
            throw new IllegalArgumentException(
                    "an RSA key of less than 1024 bits, which verifiers pass over (RFC 8301, 3.2)");
        }
        if (key.kind == Kind.ED25519 && !(key.secret instanceof EdECPrivateKey)) {
            throw new IllegalArgumentException("not an Ed25519 key: " + file.getFileName());
        }
        return key;
    }

    String pem() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(secret.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    /** The public half as {@code p=} has it: all of RSA's SubjectPublicKeyInfo, of Ed25519 the 32 bytes alone (RFC 8463, 4). */
    String published() {
        var encoded = publicKey().getEncoded();
        var bytes = kind == Kind.RSA
                ? encoded
                : Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private PublicKey publicKey() {
        try {
            if (secret instanceof RSAPrivateCrtKey rsa) {
                return KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
            }
            return Ed25519.publicKey(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of selector " + selector + " has no public half", e);
        }
    }

    /** What belongs into the TXT record {@code <selector>._domainkey.<domain>}. */
    String dnsRecord() {
        return "v=DKIM1; k=" + kind.record + "; p=" + published();
    }

    @Override
    public String toString() {
        return "DkimKey[" + selector + " " + kind + "]";
    }
}
