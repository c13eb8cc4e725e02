package dev.paperboy.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The keys in the folder of the settings. */
@Singleton
public final class DkimKeys {

    private static final Logger LOG = Logger.getLogger(DkimKeys.class);

    private final DkimSettings settings;
    private final List<DkimKey> signing;

    /** @throws IllegalArgumentException if a key cannot be read, or a selector of the settings has none */
    @Inject
    public DkimKeys(DkimSettings settings) {
        this.settings = settings;
        this.signing = chosen(all(settings.folder()), settings);
    }

    private static List<DkimKey> all(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            var keys = new ArrayList<DkimKey>();
            for (var file : files.filter(file -> file.toString().endsWith(".pem"))
                    .sorted()
                    .toList()) {
                warnIfOthersMayRead(file);
                keys.add(DkimKey.read(file));
            }
            // RSA first: some verifiers look at one signature only, and all know RSA.
            keys.sort(Comparator.comparing(DkimKey::kind).thenComparing(DkimKey::selector));
            return List.copyOf(keys);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the keys in " + folder.toAbsolutePath(), e);
        }
    }

    private static void warnIfOthersMayRead(Path file) throws IOException {
        if (posix()
                && Files.getPosixFilePermissions(file).stream()
                        .anyMatch(right -> right == PosixFilePermission.OTHERS_READ
                                || right == PosixFilePermission.GROUP_WRITE
                                || right == PosixFilePermission.OTHERS_WRITE)) {
            LOG.warnf("Others than its owner may read or change a signing key: file=%s; chmod 600 helps", file);
        }
    }

    private static List<DkimKey> chosen(List<DkimKey> all, DkimSettings settings) {
        if (settings.selectors().isEmpty()) {
            return all;
        }
        var names = settings.selectors().get();
        for (var name : names) {
            if (all.stream().noneMatch(key -> key.selector().equals(name))) {
                throw new IllegalArgumentException("paperboy.dkim.selectors names \"" + name + "\", but there is no "
                        + settings.folder().resolve(name + ".pem"));
            }
        }
        return all.stream().filter(key -> names.contains(key.selector())).toList();
    }

    /** The keys that sign; empty if mails go unsigned. */
    List<DkimKey> signing() {
        return signing;
    }

    /**
     * Makes a key of each kind, under the selector with {@code r} (RSA-2048) and {@code e} (Ed25519) after it; only the owner of the
     * files may read them.
     *
     * @throws IllegalArgumentException if one is there already: a key is never overwritten
     * @return the files
     */
    public List<Path> make(String selector, SecureRandom random) throws IOException {
        Files.createDirectories(settings.folder());
        var files = new ArrayList<Path>();
        for (var kind : DkimKey.Kind.values()) {
            var key = DkimKey.make(selector + (kind == DkimKey.Kind.RSA ? "r" : "e"), kind, random);
            var file = settings.folder().resolve(key.selector() + ".pem");
            if (Files.exists(file)) {
                throw new IllegalArgumentException("There is a key already: " + file);
            }
            Files.createFile(file, onlyForTheOwner());
            Files.write(file, key.pem().getBytes(StandardCharsets.US_ASCII));
            files.add(file);
        }
        return files;
    }

    /** All records to publish for the keys in the folder, those that do not sign yet included: name and text. */
    public List<Record> records(String domain) {
        return all(settings.folder()).stream()
                .map(key -> new Record(
                        key.selector() + "._domainkey." + domain,
                        key.dnsRecord(),
                        signing.stream().anyMatch(used -> used.selector().equals(key.selector()))))
                .toList();
    }

    /**
     * A TXT record.
     *
     * @param signs whether the running settings sign with its key
     */
    public record Record(String name, String text, boolean signs) {}

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] onlyForTheOwner() {
        return posix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
