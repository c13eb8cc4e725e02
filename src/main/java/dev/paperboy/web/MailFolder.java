package dev.paperboy.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A folder of {@code .eml} files. */
final class MailFolder {

    private static final int SHOWN = 200;
    /** No slash, no leading dot: nothing outside the folder has such a name. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_@+=~,-][A-Za-z0-9._@+=~,-]*\\.eml");

    private final Path folder;

    MailFolder(Path folder) {
        this.folder = folder;
    }

    List<SavedMail> newestFirst() throws IOException {
        var mails = new ArrayList<SavedMail>();
        for (var file : files()) {
            mails.add(read(file));
        }
        return mails;
    }

    /** A mail by its file's name; empty if there is none, or if the name is none that a mail has. */
    Optional<SavedMail> find(String name) throws IOException {
        var file = folder.resolve(NAME.matcher(name).matches() ? name : "none");
        return Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        record Dated(Path file, FileTime time) {}
        var dated = new ArrayList<Dated>();
        try (var listing = Files.newDirectoryStream(folder, "*.eml")) {
            for (var file : listing) {
                dated.add(new Dated(file, Files.getLastModifiedTime(file)));
            }
        }
        return dated.stream()
                .sorted(Comparator.comparing(Dated::time)
                        .thenComparing(d -> d.file().getFileName().toString())
                        .reversed())
                .limit(SHOWN)
                .map(Dated::file)
                .toList();
    }

    private static SavedMail read(Path file) throws IOException {
        return SavedMail.parse(file.getFileName().toString(), Files.readAllBytes(file));
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
