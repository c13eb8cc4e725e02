package dev.paperboy.papers.sources;

import dev.paperboy.http.PoliteClient;
import dev.paperboy.papers.Answer;
import dev.paperboy.papers.Source;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A journal's or lab's feed, at an address that the settings name. */
final class FeedSource implements Source {

    /** What feeds are sent as, rightly or by servers that know no better; whether it is one, its content shows. */
    private static final Set<String> FEEDS = Set.of(
            "application/atom+xml",
            "application/octet-stream",
            "application/rdf+xml",
            "application/rss+xml",
            "application/x-rss+xml",
            "application/xml",
            "text/html",
            "text/plain",
            "text/rss+xml",
            "text/xml",
            "");

    /** Feeds hold some days or weeks; what is older was seen before or is no news. */
    private static final int DAYS = 7;

    private static final int DIGEST_BYTES = 6;

    private final Asker asker;
    private final URI address;
    private final InstantSource clock;

    FeedSource(PoliteClient client, URI address, InstantSource clock) {
        this.asker = new Asker(client, address, FEEDS);
        this.address = address;
        this.clock = clock;
    }

    /** From the address, which is too long to be stored with every sighting. */
    @Override
    public String name() {
        try {
            var sha = MessageDigest.getInstance("SHA-256")
                    .digest(address.toString().getBytes(StandardCharsets.UTF_8));
            return "feed-" + HexFormat.of().formatHex(sha, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public String label() {
        return Objects.requireNonNullElse(address.getHost(), address.toString());
    }

    /**
     * The entries of the day, and those of the week before it under their own days: feeds are not read every minute, and some are
     * published late in the evening.
     */
    @Override
    public Answer announcedOn(LocalDate day) throws IOException {
        var reply = asker.get(address);
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var all = FeedReader.read(
                XmlText.of(reply.body(), reply.charset()),
                Optional.of(address),
                day,
                today.isBefore(day) ? day : today);
        var sightings = all.sightings().stream()
                .filter(sighting ->
                        !sighting.day().isAfter(day) && sighting.day().isAfter(day.minusDays(DAYS + 1)))
                .toList();
        return new Answer(sightings, all.skipped(), all.note());
    }
}
