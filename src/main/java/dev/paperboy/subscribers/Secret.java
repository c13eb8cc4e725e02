package dev.paperboy.subscribers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key behind tokens and keyed hashes. */
public final class Secret {

    private static final int SHORTEST = 32;

    /** Holds the key. Copied for each hash, since to look for the provider and to prepare the key takes longer than the hash. */
    private final Mac prepared;

    private Secret(byte[] key) {
        try {
            this.prepared = Mac.getInstance("HmacSHA256");
            this.prepared.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    /** @throws IllegalArgumentException if the text has fewer than 32 characters */
    public static Secret of(String text) {
        var stripped = text.strip();
        if (stripped.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "The secret needs at least " + SHORTEST + " characters, but has " + stripped.length());
        }
        return new Secret(stripped.getBytes(StandardCharsets.UTF_8));
    }

    /** The secret from the settings, or else from its file, which is made if it is missing. */
    public static Secret load(SecretSettings settings) {
        return settings.text().filter(text -> !text.isBlank()).map(Secret::of).orElseGet(() -> load(settings.file()));
    }

    private static Secret load(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return of(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or make the secret in " + file.toAbsolutePath(), e);
        }
    }

    private static void make(Path file) throws IOException {
        var random = new byte[SHORTEST];
        new SecureRandom().nextBytes(random);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            Files.createFile(file, onlyForTheOwner());
            Files.writeString(file, HexFormat.of().formatHex(random), StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            // Another process was faster; its secret counts.
        }
    }

    private static FileAttribute<?>[] onlyForTheOwner() {
        var posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** HMAC-SHA256 (RFC 2104) of some text, 32 bytes. */
    public byte[] hash(String text) {
        try {
            return ((Mac) prepared.clone()).doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own HmacSHA256 can be copied", e);
        }
    }

    /** A keyed hash, as 64 hexadecimal digits, of something that must be recognised but not kept; differs for each use. */
    String fingerprint(String use, String text) {
        return HexFormat.of().formatHex(hash(use + "|" + text));
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
