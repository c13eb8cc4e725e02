package dev.paperboy.subscribers;

import dev.paperboy.database.Database;
import dev.paperboy.topics.Topic;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.security.SecureRandom;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

/** The objects of this package over one database, wired by hand, with a clock that a test can move. For tests of any package. */
public final class Readers implements InstantSource {

    public final Secret secret = Secret.of("a secret that is only good enough for tests");
    public final Tokens tokens = new Tokens(secret);
    public final Subscribers subscribers;
    public final Suppressions suppressions;
    public final Joining joining;
    public final Changes changes;
    public final Ratings ratings;

    private Instant now;

    public Readers(Database database, Instant now) {
        this.now = now;
        var settings = settings();
        var handles = new Handles(new SecureRandom());
        var register = new Register(handles);
        subscribers = new Subscribers(database, tokens);
        suppressions = new Suppressions(database, secret);
        var limits = new JoinLimits(settings, secret);
        joining = new Joining(database, tokens, this, register, suppressions, limits, handles, settings);
        changes = new Changes(database, this, register, suppressions);
        ratings = new Ratings(database, this, register);
    }

    /** The settings as they are when nothing is set. */
    static JoiningSettings settings() {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(JoiningSettings.class)
                .build()
                .getConfigMapping(JoiningSettings.class);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    /** Daily at 8 in Berlin, at most 10 papers. */
    public static Wishes wishes(String... topics) {
        return new Wishes(
                List.of(topics).stream().map(Topic::parse).toList(),
                new Rhythm(Cadence.DAILY, DayOfWeek.MONDAY, 8, ZoneId.of("Europe/Berlin")),
                10,
                false);
    }
}
