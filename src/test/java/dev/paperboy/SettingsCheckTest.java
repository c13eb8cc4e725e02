package dev.paperboy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.WithParentName;
import java.lang.reflect.Method;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsCheckTest {

    @ParameterizedTest
    @CsvSource({
        "outbox.lease, 0s, a time from 1s to 1d",
        "outbox.give-up-after, 0s, a time from 1m to 36500d",
        "outbox.ambiguous-after, -1m, a time from 0s to 365d",
        "outbox.retry-first, 0s, a time from 1s to 365d",
        "outbox.retry-attempts, 0, 1 to 1000000",
        "outbox.warm-up, -3, 1 to 1000000000",
        "smtp.port, 99999, 1 to 65535",
        "smtp.read, -5s, a time from 1s to 1d",
        "smtp.messages-per-connection, 0, 1 to 1000000",
        "returns.soft-within, 0d, a time from 1h to 3650d",
        "dkim.check, maybe, true or false",
        "dev-mail, maybe, true or false",
        "database.connections, 0, 1 to 1000",
        "huggingface.base-url, foo, an address such as https://example.org",
        "feeds.urls, 'https://a.example/feed,foo', addresses such as https://journal.example/feed",
        "crossref.prefixes, '10.26434,11.x', beginnings of DOIs such as 10.26434",
        "site.base-url, foo, an address such as https://example.org"
    })
    void aValueThatMakesNoSenseIsRefusedByItsSettingsName(String setting, String value, String allowed) {
        assertThatThrownBy(() -> check(Map.of("paperboy." + setting, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("paperboy." + setting + " must be " + allowed + ", not \"" + value + "\"");
    }

    @Test
    void aSecretIsNotShown() {
        assertThatThrownBy(() -> check(Map.of("paperboy.returns.sendgrid-key", "junk")))
                .hasMessage("paperboy.returns.sendgrid-key must be a public key in base64, as SendGrid shows it");
        assertThatThrownBy(() -> check(Map.of("paperboy.secret.text", "short")))
                .hasMessage("paperboy.secret.text must be at least 32 characters");
    }

    @Test
    void anAttemptIsNotWaitedForLongerThanTheLongestPause() {
        assertThatThrownBy(
                        () -> check(Map.of("paperboy.outbox.retry-first", "5h", "paperboy.outbox.retry-longest", "4h")))
                .hasMessageContaining("paperboy.outbox.retry-longest");
    }

    @Test
    void aRelayNeedsWhatItsReportsProveThemselvesBy() {
        assertThatThrownBy(() -> check(Map.of("paperboy.returns.relay", "sendgrid")))
                .hasMessageContaining("paperboy.returns.sendgrid-key");
    }

    @ParameterizedTest
    @CsvSource({
        "dkim.check, False",
        "outbox.lease, 90s",
        "outbox.lease, PT90S",
        "outbox.lease, 90",
        "joining.global-per-hour, 0",
        "feeds.urls, 'https://a.example/f?x=1\\,2, https://b.example/feed'",
        "crossref.prefixes, '10.26434, 10.31234'",
        "site.base-url, https://papers.example.org/paperboy"
    })
    void whatMakesSenseIsTaken(String setting, String value) {
        assertThatCode(() -> check(Map.of("paperboy." + setting, value))).doesNotThrowAnyException();
    }

    @Test
    void theDefaultsAreTaken() {
        assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
    }

    @Test
    void everyNumberTimeSwitchAndAddressHasARule() {
        var settings = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.paperboy").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .flatMap(type -> Arrays.stream(type.reflect().getDeclaredMethods()))
                        .filter(SettingsCheckTest::needsARule)
                        .map(SettingsCheckTest::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        var ruled =
                SettingsCheck.rules().stream().map(SettingsCheck.Rule::setting).toList();

        assertThat(ruled).doesNotHaveDuplicates().containsAll(settings);
    }

    private static boolean needsARule(Method method) {
        var type = method.getGenericReturnType().getTypeName();
        return type.equals("int")
                || type.equals("boolean")
                || type.contains(Integer.class.getName())
                || type.contains(Duration.class.getName())
                || type.contains(URI.class.getName());
    }

    private static String name(Method method) {
        var prefix =
                method.getDeclaringClass().getAnnotation(ConfigMapping.class).prefix();
        return method.isAnnotationPresent(WithParentName.class)
                ? prefix
                : prefix + "." + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static void check(Map<String, String> some) {
        var builder = new SmallRyeConfigBuilder()
                .withCustomizers(new EmptyIsAbsent())
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(some, "some", 200));
        new SettingsCheck(builder.build()).check();
    }
}
