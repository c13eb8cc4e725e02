package dev.paperboy.returns;

import dev.paperboy.database.Database;
import dev.paperboy.subscribers.Readers;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** The settings of this package, for tests of any. */
public final class TestReturns {

    private TestReturns() {}

    /** Takes what comes back, over a database, with nothing set. */
    public static Returns returns(Database database, Readers readers) {
        var settings = settings(Map.of());
        return new Returns(
                new ReturnTokens(readers.secret),
                readers.subscribers,
                readers.changes,
                new Returned(database),
                new KeptMails(settings),
                settings,
                readers);
    }

    /** The settings as they are when nothing is set but these, by their last part. */
    public static ReturnsSettings settings(Map<String, String> set) {
        var builder = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(ReturnsSettings.class);
        set.forEach((name, value) -> builder.withDefaultValue("paperboy.returns." + name, value));
        return builder.build().getConfigMapping(ReturnsSettings.class);
    }
}
