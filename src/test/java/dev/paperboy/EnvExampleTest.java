package dev.paperboy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** .env.example is the operator's list of settings: it must name each one, with its default, and no other. */
final class EnvExampleTest {

    @Test
    void everySettingIsListedWithItsDefault() throws IOException {
        assertThat(listed()).containsExactlyInAnyOrderEntriesOf(settings());
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
        for (var type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.paperboy")) {
            if (type.isAnnotatedWith(ConfigMapping.class)) {
                Arrays.stream(type.reflect().getDeclaredMethods())
                        .forEach(method -> settings.put(name(method), defaultOf(method)));
            }
        }
        // The one setting whose name operators know from elsewhere; application.properties maps it.
        settings.remove("PAPERBOY_DATABASE_URL");
        settings.put("DATABASE_URL", "");
        return settings;
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
