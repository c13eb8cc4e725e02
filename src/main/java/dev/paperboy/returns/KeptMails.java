package dev.paperboy.returns;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;

/** Mails that nobody could make sense of, as files. */
@Singleton
public final class KeptMails {

    private final ReturnsSettings settings;

    public KeptMails(ReturnsSettings settings) {
        this.settings = settings;
    }

    /** Keeps a mail under a name of its own; whole, or not at all. */
    void keep(String name, byte[] mail) throws IOException {
        var folder = Files.createDirectories(settings.keptFolder());
        var written = Files.createTempFile(folder, "arriving", ".tmp");
        try {
            Files.write(written, mail);
            Files.move(
                    written,
                    folder.resolve(name + ".eml"),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
