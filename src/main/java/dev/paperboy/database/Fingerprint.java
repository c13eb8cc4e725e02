package dev.paperboy.database;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Count and checksum of rows, whatever their order: the sum of each row's SHA-256, of which the first 64 bits count. */
final class Fingerprint {

    private long rows;
    private long sum;

    void add(@Nullable Object[] row) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var cell : row) {
                digest.update(canonical(cell).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            sum += java.nio.ByteBuffer.wrap(digest.digest()).getLong();
            rows++;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The same for a value whatever type a driver gives it; no value is not the empty text. */
    private static String canonical(@Nullable Object value) {
        if (value == null) {
            return "-";
        }
        return value instanceof byte[] bytes ? "+" + HexFormat.of().formatHex(bytes) : "+" + value;
    }

    long rows() {
        return rows;
    }

    /** To be shown, and compared. */
    @Override
    public String toString() {
        return rows + " rows, checksum " + HexFormat.of().toHexDigits(sum);
    }
}
