package dev.paperboy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** .env.example is the operator's list of settings: it must name each one, with its default, and no other. */
final class EnvExampleTest {

    private static final URL PROPERTIES =
            Objects.requireNonNull(EnvExampleTest.class.getResource("/application.properties"));

    @Test
    void everySettingIsListedWithItsDefault() throws IOException {
        assertThat(listed()).containsExactlyInAnyOrderEntriesOf(settings());
    }

    @Test
    void withEveryLineSwitchedOnNothingChanges() throws IOException {
        var file = new EnvConfigSource(listed(), 300);

        assertThat(values(config(file))).isEqualTo(values(config(new EnvConfigSource(Map.of(), 300))));
    }

    @Test
    void anEmptySettingIsAnAbsentOne() throws IOException {
        var names = settings().keySet().stream().collect(Collectors.toMap(name -> name, name -> ""));

        assertThat(values(config(new EnvConfigSource(names, 300))))
                .isEqualTo(values(config(new EnvConfigSource(Map.of(), 300))))
                .containsEntry("SiteSettings.baseUrl", URI.create("http://localhost:8080"));
    }

    /** Lines such as {@code #PAPERBOY_SMTP_PORT=587}: switched off, since the default already holds. */
    private static Map<String, String> listed() throws IOException {
        return Files.readAllLines(Path.of(".env.example")).stream()
                .filter(line -> line.matches("#[A-Z0-9_]+=.*"))
                .map(line -> line.substring(1).split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (a, b) -> a, TreeMap::new));
    }

    private static Map<String, String> settings() {
        var settings = new TreeMap<String, String>();
        for (var type : types()) {
            Arrays.stream(type.getDeclaredMethods()).forEach(method -> settings.put(name(method), defaultOf(method)));
        }
        // The one setting whose name operators know from elsewhere; application.properties maps it.
        settings.remove("PAPERBOY_DATABASE_URL");
        settings.put("DATABASE_URL", "");
        return settings;
    }

    private static List<Class<?>> types() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.paperboy").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }

    /** As the program reads it, but from one source. */
    private static SmallRyeConfig config(EnvConfigSource source) throws IOException {
        var builder = new SmallRyeConfigBuilder()
                .withCustomizers(new EmptyIsAbsent())
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withSources(source, new PropertiesConfigSource(PROPERTIES, 100));
        types().forEach(builder::withMapping);
        return builder.build();
    }

    private static Map<String, Object> values(SmallRyeConfig config) {
        var values = new TreeMap<String, Object>();
        for (var type : types()) {
            var settings = config.getConfigMapping(type);
            for (var method : type.getDeclaredMethods()) {
                values.put(type.getSimpleName() + "." + method.getName(), value(settings, method));
            }
        }
        return values;
    }

    private static Object value(Object settings, Method method) {
        try {
            var value = method.invoke(settings);
            return value instanceof MemorySize size ? size.asLongValue() : value;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String name(Method method) {
        var prefix =
                method.getDeclaringClass().getAnnotation(ConfigMapping.class).prefix();
        if (method.isAnnotationPresent(WithParentName.class)) {
            return prefix.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
        }
        var kebab = method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return (prefix + "." + kebab).replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }

    private static String defaultOf(Method method) {
        var value = method.getAnnotation(WithDefault.class);
        // A default that is taken from another setting is shown as an empty one, and said in words.
        return value == null || value.value().contains("${") ? "" : value.value();
    }
}
