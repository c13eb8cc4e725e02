package dev.paperboy.returns;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** The settings of this package, for tests of any. */
public final class TestReturns {

    private TestReturns() {}

    /** The settings as they are when nothing is set but these, by their last part. */
    public static ReturnsSettings settings(Map<String, String> set) {
        var builder = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(ReturnsSettings.class);
        set.forEach((name, value) -> builder.withDefaultValue("paperboy.returns." + name, value));
        return builder.build().getConfigMapping(ReturnsSettings.class);
    }
}
