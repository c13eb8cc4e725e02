package dev.paperboy.bench;

import dev.paperboy.delivery.SignedMails;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes signed digests with awkward titles, and the records of their keys, for other programs to verify:
 * {@code -Dbench=SignedDigests -Dbench.args="1000 target/signed"}; then {@code src/test/verifiers/verify.sh target/signed}.
 */
public final class SignedDigests {

    private SignedDigests() {}

    public static void main(String... args) throws IOException {
        var count = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        var folder = Files.createDirectories(Path.of(args.length > 1 ? args[1] : "target/signed"));
        var start = System.nanoTime();
        var records = SignedMails.write(count, Instant.now(), (number, mail) -> keep(folder, number, mail));
        var seconds = (System.nanoTime() - start) / 1e9;
        Files.writeString(
                folder.resolve("keys.txt"),
                records.stream()
                        .map(record -> record.name() + "\t" + record.text() + "\n")
                        .collect(Collectors.joining()));
        System.out.printf(Locale.ROOT, "%d digests written and signed twice in %.1f s%n", count, seconds);
    }

    private static void keep(Path folder, int number, byte[] mail) {
        try {
            Files.write(folder.resolve(String.format(Locale.ROOT, "%05d.eml", number)), mail);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
