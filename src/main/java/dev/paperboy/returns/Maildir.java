package dev.paperboy.returns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** A Maildir (cr.yp.to/proto/maildir.html): mails are files in {@code new} and {@code cur}, and whole when they appear there. */
record Maildir(Path folder) {

    private static final Logger LOG = Logger.getLogger(Maildir.class);

    /**
     * Takes all mails that lie there now. Each is deleted when its effect is committed; one that fails unexpectedly stays, and the log
     * tells of it.
     *
     * @return how many were taken
     * @throws IOException if the folder cannot be read, a mail neither understood nor kept, or there is no database; what was not taken
     *     is still there
     */
    int read(Returns returns) throws IOException {
        var taken = 0;
        for (var file : files()) {
            try {
                returns.take(Files.readAllBytes(file));
                Files.deleteIfExists(file);
                taken++;
            } catch (NoSuchFileException e) {
                LOG.debugf("A mail was taken by another process: %s", file.getFileName());
            } catch (RuntimeException e) {
                // Else one mail would keep all others from being read, for ever. The exception's words may quote an
                // address.
                LOG.warnf(
                        "Left a mail where it is, since it could not be taken: file=%s error=%s",
                        file.getFileName(), e.getClass().getName());
            }
        }
        return taken;
    }

    private List<Path> files() throws IOException {
        var files = new ArrayList<Path>();
        for (var part : List.of("new", "cur")) {
            if (Files.isDirectory(folder.resolve(part))) {
                try (Stream<Path> listed = Files.list(folder.resolve(part))) {
                    listed.filter(Files::isRegularFile)
                            .filter(file -> !file.getFileName().toString().startsWith("."))
                            .sorted()
                            .forEach(files::add);
                }
            }
        }
        return files;
    }
}
