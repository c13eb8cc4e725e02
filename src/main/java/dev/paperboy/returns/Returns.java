package dev.paperboy.returns;

import dev.paperboy.subscribers.Changes;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Subscribers;
import dev.paperboy.subscribers.Tokens.Purpose;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.JdbiException;

/**
 * Takes what comes back and gives it its effect, once. Only a token that was made here names the reader; whatever else a bounce claims,
 * it does nothing. When a call returns, the effect is committed and the original may be deleted.
 */
@Singleton
public final class Returns {

    private static final Logger LOG = Logger.getLogger(Returns.class);

    private static final Pattern LEAVE_TOKEN = Pattern.compile("[0-9A-Za-z]{16,32}\\.[0-9A-Za-z_-]{24}");

    /** Of several recipients in one report, the gravest finding counts: we send to one at a time. */
    private static final List<Meaning> GRAVEST = List.of(
            Meaning.UNSUBSCRIBE,
            Meaning.COMPLAINT,
            Meaning.DEAD,
            Meaning.OURS,
            Meaning.SOFT,
            Meaning.NOTHING,
            Meaning.UNCLEAR);

    private final ReturnTokens tokens;
    private final Subscribers subscribers;
    private final Changes changes;
    private final Returned returned;
    private final KeptMails kept;
    private final ReturnsSettings settings;
    private final InstantSource clock;
    private final Decoder decoder = new Decoder(Rules.load());

    Returns(
            ReturnTokens tokens,
            Subscribers subscribers,
            Changes changes,
            Returned returned,
            KeptMails kept,
            ReturnsSettings settings,
            InstantSource clock) {
        this.tokens = tokens;
        this.subscribers = subscribers;
        this.changes = changes;
        this.returned = returned;
        this.kept = kept;
        this.settings = settings;
        this.clock = clock;
    }

    /** What a mail says, without any effect. */
    public List<Finding> explain(byte[] mail) {
        return decoder.decode(mail);
    }

    /**
     * Takes a mail.
     *
     * @return what it meant; {@link Meaning#UNCLEAR} was put among the kept mails
     * @throws IOException if it is unclear and cannot be kept, or if there is no database to take it; it must not be deleted
     */
    public Meaning take(byte[] raw) throws IOException {
        try {
            return taken(raw);
        } catch (JdbiException e) {
            // Told apart from a mail that cannot be recorded: the next one would fare no better.
            if (returned.isReachable()) {
                throw e;
            }
            throw new IOException("The database cannot be reached", e);
        }
    }

    private Meaning taken(byte[] raw) throws IOException {
        var fingerprint = fingerprint(raw);
        var mail = ReturnedMail.parse(raw);
        var leaving = leaver(mail);
        if (leaving.isPresent()) {
            changes.leave(leaving.get(), Changes.Reason.LEFT);
            var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            return record(
                    fingerprint,
                    Optional.of(new ReturnToken(leaving.get().id(), today)),
                    new Finding("", Reason.UNSUBSCRIBE, ""));
        }
        var finding = decoder.decode(mail).stream()
                .min(Comparator.comparingInt(found -> GRAVEST.indexOf(found.meaning())))
                .orElseThrow();
        if (finding.meaning() == Meaning.UNCLEAR) {
            kept.keep(fingerprint, raw);
        }
        return take(fingerprint, tokens.find(mail.tokenTexts()), finding);
    }

    /** Takes a report of a relay that has proved to come from it. */
    public Meaning take(RelayReport report) {
        return take(fingerprint(report), tokens.find(List.of(report.tokenText())), report.finding(decoder.rules()));
    }

    /**
     * Takes what a server said to us of a reader whom we know, with or without a token in the envelope.
     *
     * @param mailedAt when the mail was queued
     */
    public Meaning take(RelayReport report, long subscriberId, Instant mailedAt) {
        var token = new ReturnToken(subscriberId, LocalDate.ofInstant(mailedAt, ZoneOffset.UTC));
        return take(fingerprint(report), Optional.of(token), report.finding(decoder.rules()));
    }

    /** Who asks to leave by mail: the token from the mailto address of List-Unsubscribe is in the subject (RFC 2369). */
    private Optional<Subscriber> leaver(ReturnedMail mail) {
        var matcher = LEAVE_TOKEN.matcher(mail.header("Subject"));
        return matcher.find() ? subscribers.byToken(matcher.group(), Purpose.UNSUBSCRIBE) : Optional.empty();
    }

    private Meaning take(String fingerprint, Optional<ReturnToken> token, Finding finding) {
        if (returned.knows(fingerprint)) {
            return finding.meaning();
        }
        var reader = token.flatMap(found -> subscribers.find(found.subscriberId()));
        var known = reader.isPresent() ? token : Optional.<ReturnToken>empty();
        if (reader.isEmpty()) {
            return record(fingerprint, known, finding);
        }
        switch (finding.meaning()) {
            case DEAD -> end(reader.get(), token, Changes.Reason.BOUNCED);
            case COMPLAINT, UNSUBSCRIBE -> end(reader.get(), token, Changes.Reason.COMPLAINED);
            case SOFT, OURS, NOTHING, UNCLEAR -> {}
        }
        record(fingerprint, known, finding);
        if (finding.meaning() == Meaning.SOFT) {
            count(reader.get(), token);
        }
        return finding.meaning();
    }

    /** Each step can be repeated, so a crash between two of them loses nothing. */
    private Meaning record(String fingerprint, Optional<ReturnToken> token, Finding finding) {
        returned.add(fingerprint, token, finding, clock.instant());
        var subscriber =
                token.map(found -> String.valueOf(found.subscriberId())).orElse("none");
        if (finding.meaning() == Meaning.OURS) {
            LOG.warnf(
                    "Refused because of us: reason=%s subscriber=%s; see /status and the table of returns",
                    finding.reason(), subscriber);
        } else {
            LOG.infof(
                    "Took what came back: meaning=%s reason=%s subscriber=%s",
                    finding.meaning(), finding.reason(), subscriber);
        }
        return finding.meaning();
    }

    /** What is said of a mail from before the reader agreed (anew) does not concern today's subscription. */
    private void end(Subscriber reader, Optional<ReturnToken> token, Changes.Reason reason) {
        var agreed = reader.confirmedAt().map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC));
        var stale = agreed.isPresent()
                && token.filter(found -> found.mailedOn().isBefore(agreed.get()))
                        .isPresent();
        if (!stale && reader.state() != Subscriber.State.LEFT) {
            changes.leave(reader, reason);
        }
    }

    private void count(Subscriber reader, Optional<ReturnToken> token) {
        var since = LocalDate.ofInstant(clock.instant().minus(settings.softWithin()), ZoneOffset.UTC);
        var soft = returned.softDays(reader.id(), since);
        if (Streak.length(soft, returned.sentDays(reader.id(), since)) >= settings.softFailures()) {
            end(reader, token, Changes.Reason.BOUNCED);
        }
    }

    private static String fingerprint(RelayReport report) {
        return fingerprint(report.id().getBytes(StandardCharsets.UTF_8));
    }

    private static String fingerprint(byte[] raw) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
