package dev.paperboy.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Compares the published keys with ours. It sees what this machine's name server tells, and no more: receivers may be told otherwise for
 * as long as the records live in caches, and where no name server answers, nothing is known.
 */
@Singleton
public final class DkimCheck {

    private static final Logger LOG = Logger.getLogger(DkimCheck.class);
    private static final Duration GOOD_FOR = Duration.ofHours(1);

    private final DkimSettings settings;
    private final DkimKeys keys;
    private final Sender sender;
    private final TextRecords dns;
    private final InstantSource clock;
    private Instant checkedUntil = Instant.MIN;
    private Optional<String> refusal = Optional.empty();

    /** What is known of one key. */
    public enum State {
        PUBLISHED,
        /** There is no such record: verifiers find no key. */
        MISSING,
        /** There is another key: mails look forged. */
        DIFFERENT,
        /** No name server answered. */
        UNKNOWN
    }

    /**
     * One key's state.
     *
     * @param name of the record
     */
    public record Result(String name, State state) {}

    @Inject
    DkimCheck(DkimSettings settings, DkimKeys keys, Sender sender, InstantSource clock) {
        this(settings, keys, sender, TextRecords.ofThisMachine(), clock);
    }

    DkimCheck(DkimSettings settings, DkimKeys keys, Sender sender, TextRecords dns, InstantSource clock) {
        this.settings = settings;
        this.keys = keys;
        this.sender = sender;
        this.dns = dns;
        this.clock = clock;
    }

    /** Tells the log how mails are signed, and what DNS says of it. */
    public void tell() {
        if (keys.signing().isEmpty()) {
            LOG.infof("Mails go unsigned: there is no key; \"paperboy dkim new\" makes some");
            return;
        }
        results().forEach(result -> LOG.infof("Signing with record=%s dns=%s", result.name(), result.state()));
    }

    /** Asks for the records of all keys that sign. Takes a few seconds for each where no name server answers. */
    public List<Result> results() {
        return keys.signing().stream()
                .map(key -> {
                    var name = key.selector() + "._domainkey." + sender.domain();
                    return new Result(name, state(key, name));
                })
                .toList();
    }

    private State state(DkimKey key, String name) {
        return dns.find(name)
                .map(texts -> texts.isEmpty()
                        ? State.MISSING
                        : texts.stream().anyMatch(text -> publishes(text, key)) ? State.PUBLISHED : State.DIFFERENT)
                .orElse(State.UNKNOWN);
    }

    private static boolean publishes(String text, DkimKey key) {
        return (";" + text.replaceAll("\\s", "") + ";").contains(";p=" + key.published() + ";");
    }

    /** Why nothing should be sent now; asked of DNS once an hour at most. Only another key is a reason: it cannot be mended by waiting. */
    synchronized Optional<String> refusal() {
        if (!settings.check() || keys.signing().isEmpty()) {
            return Optional.empty();
        }
        var now = clock.instant();
        if (now.isAfter(checkedUntil)) {
            refusal = look(results());
            // What is wrong may be cured at any moment; what is right stays so for a while.
            checkedUntil = refusal.isEmpty() ? now.plus(GOOD_FOR) : now.plusSeconds(60);
        }
        return refusal;
    }

    private static Optional<String> look(List<Result> results) {
        results.stream()
                .filter(result -> result.state() == State.MISSING || result.state() == State.UNKNOWN)
                .forEach(result -> LOG.warnf(
                        "A signing key could not be compared with DNS: record=%s state=%s; see \"paperboy dkim records\"",
                        result.name(), result.state()));
        var different = results.stream()
                .filter(result -> result.state() == State.DIFFERENT)
                .map(Result::name)
                .collect(Collectors.joining(", "));
        return different.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "DNS publishes another key than the one that signs, so mails would look forged: " + different);
    }
}
