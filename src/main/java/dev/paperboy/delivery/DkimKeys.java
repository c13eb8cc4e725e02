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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The keys in the folder of the settings. */
@Singleton
public final class DkimKeys {

    private static final Logger LOG = Logger.getLogger(DkimKeys.class);

    /** Where the settings look unless told otherwise; only there it means nothing that there is no folder. */
    private static final Path USUAL = Path.of("data/dkim");

    private final DkimSettings settings;
    private Optional<List<DkimKey>> signing = Optional.empty();

    @Inject
    public DkimKeys(DkimSettings settings) {
        this.settings = settings;
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
            throw new UncheckedIOException(e);
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

    /**
     * The keys that sign, as they were when they were first asked for; empty if mails go unsigned. Not asked for by whoever makes keys,
     * since then those that are to sign need not be there yet.
     *
     * @throws IllegalArgumentException if a key is none, a selector of the settings has none, or the settings name a folder that is none
     * @throws UncheckedIOException if a key cannot be read
     */
    synchronized List<DkimKey> signing() {
        if (signing.isEmpty()) {
            if (!settings.folder().equals(USUAL) && !Files.isDirectory(settings.folder())) {
                throw new IllegalArgumentException("paperboy.dkim.folder must be a folder, not \"" + settings.folder()
                        + "\"; \"paperboy dkim new\" makes it, and keys in it");
            }
            signing = Optional.of(chosen(all(settings.folder()), settings));
        }
        return signing.get();
    }

    /**
     * Makes a key of each kind, under the selector with {@code r} (RSA-2048) and {@code e} (Ed25519) after it; only the owner of the
     * files may read them.
     *
     * @throws IllegalArgumentException if one is there already: a key is never overwritten
     * @return the files
     */
    public List<Path> make(String selector, SecureRandom random) throws IOException {
        var keys = new LinkedHashMap<Path, DkimKey>();
        for (var kind : DkimKey.Kind.values()) {
            var key = DkimKey.make(selector + (kind == DkimKey.Kind.RSA ? "r" : "e"), kind, random);
            var file = settings.folder().resolve(key.selector() + ".pem");
            if (Files.exists(file)) {
                throw new IllegalArgumentException("There is a key already: " + file);
            }
            keys.put(file, key);
        }
        Files.createDirectories(settings.folder());
        for (var key : keys.entrySet()) {
            Files.createFile(key.getKey(), onlyForTheOwner());
            Files.write(key.getKey(), key.getValue().pem().getBytes(StandardCharsets.US_ASCII));
        }
        return List.copyOf(keys.keySet());
    }

    /** All records to publish for the keys in the folder, those that do not sign yet included: name and text. */
    public List<Record> records(String domain) {
        return all(settings.folder()).stream()
                .map(key -> new Record(
                        key.selector() + "._domainkey." + domain,
                        key.dnsRecord(),
                        settings.selectors()
                                .map(names -> names.contains(key.selector()))
                                .orElse(true)))
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
