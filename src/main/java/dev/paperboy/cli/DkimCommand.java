package dev.paperboy.cli;

import dev.paperboy.delivery.DkimCheck;
import dev.paperboy.delivery.DkimCheck.State;
import dev.paperboy.delivery.DkimKeys;
import dev.paperboy.delivery.Dns;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Keys and records of the sender. */
@Command(
        name = "dkim",
        mixinStandardHelpOptions = true,
        description = "Makes signing keys, prints the DNS records that belong to them, and compares both.",
        footer = {
            "",
            "Examples:",
            "  paperboy dkim new",
            "  paperboy dkim new --selector autumn2026",
            "  paperboy dkim records",
            "  paperboy dkim check"
        })
public final class DkimCommand implements Runnable {

    @Spec
    @Nullable
    CommandSpec spec;

    private final DkimKeys keys;
    private final Dns dns;
    private final DkimCheck check;
    private final SecureRandom random;
    private final InstantSource clock;

    public DkimCommand(DkimKeys keys, Dns dns, DkimCheck check, SecureRandom random, InstantSource clock) {
        this.keys = keys;
        this.dns = dns;
        this.check = check;
        this.random = random;
        this.clock = clock;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Say what to do: new, records or check");
    }

    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            description =
                    "Makes a key of each kind, RSA-2048 and Ed25519, readable for their owner only; keys that are there stay.")
    int make(
            @Option(
                            names = "--selector",
                            description =
                                    "The records' name, to which r (RSA) and e (Ed25519) are added. Default: year and month.")
                    Optional<String> selector)
            throws IOException {
        var name = selector.orElseGet(() -> "p"
                + DateTimeFormatter.ofPattern("uuuuMM", Locale.ROOT)
                        .withZone(ZoneOffset.UTC)
                        .format(clock.instant()));
        var out = Output.of(spec);
        keys.make(name, random).forEach(file -> out.line("Made %s", file));
        out.line(
                "Publish what \"paperboy dkim records\" prints, then restart the service: it signs with all keys in the folder,");
        out.line("or with those in PAPERBOY_DKIM_SELECTORS.");
        return 0;
    }

    @Command(
            name = "records",
            mixinStandardHelpOptions = true,
            description =
                    "Prints the records to publish, as lines of a zone file: DKIM, and suggestions for SPF and DMARC.")
    int records() {
        dns.zone().forEach(line -> Output.of(spec).line("%s", line));
        return 0;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Compares the published keys with those that sign, as far as this machine's name server tells.",
                "Exit code 1 if one is missing, another, or not to be found out."
            })
    int check() {
        var out = Output.of(spec);
        var results = check.results();
        if (results.isEmpty()) {
            out.line("There are no keys: mails go unsigned. \"paperboy dkim new\" makes some.");
            return 1;
        }
        results.forEach(result -> out.line("%-10s %s", result.state(), result.name()));
        return results.stream().allMatch(result -> result.state() == State.PUBLISHED) ? 0 : 1;
    }
}
