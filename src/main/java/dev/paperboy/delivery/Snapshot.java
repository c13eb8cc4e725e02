package dev.paperboy.delivery;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * What a mail is from its first attempt until its end, signatures included. Papers are voted for, readers change their wishes, keys and
 * templates are replaced: without it a second attempt would be another mail under the same Message-ID.
 *
 * @param envelopeFrom MAIL FROM
 * @param packed the mail's bytes, deflated (RFC 1950)
 */
record Snapshot(String envelopeFrom, byte[] packed) {

    static Snapshot of(Letter letter) {
        var source = letter.bytes();
        var out = new ByteArrayOutputStream(source.length / 3);
        // Deleted a moment later as a rule, so speed counts and not size.
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var packing = new DeflaterOutputStream(out, deflater)) {
            packing.write(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return new Snapshot(letter.envelopeFrom(), out.toByteArray());
    }

    /** The mail's bytes. */
    byte[] source() {
        try (var unpacking = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return unpacking.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The snapshot of a mail cannot be read", e);
        }
    }
}
