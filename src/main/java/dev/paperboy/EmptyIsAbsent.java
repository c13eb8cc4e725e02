package dev.paperboy;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigSourceInterceptorFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A setting without a value, as docker-compose and a copied .env.example leave behind, means its default and not a mistake. */
public final class EmptyIsAbsent implements SmallRyeConfigBuilderCustomizer {

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        var defaults = builder.getDefaultValues();
        builder.withInterceptorFactories(new ConfigSourceInterceptorFactory() {
            @Override
            public ConfigSourceInterceptor getInterceptor(ConfigSourceInterceptorContext context) {
                return (next, name) -> value(next.proceed(name), name, defaults);
            }

            /** Before placeholders in a default are replaced. */
            @Override
            public OptionalInt getPriority() {
                return OptionalInt.of(Priorities.LIBRARY);
            }
        });
    }

    private static @Nullable ConfigValue value(@Nullable ConfigValue found, String name, Map<String, String> defaults) {
        if (found == null
                || !name.startsWith("paperboy.")
                || !String.valueOf(found.getValue()).isBlank()) {
            return found;
        }
        var value = defaults.get(name);
        return value == null ? null : found.withValue(value);
    }
}
