package dev.paperboy;

import dev.paperboy.subscribers.Secret;
import dev.paperboy.subscribers.SiteAddress;
import io.quarkus.runtime.configuration.DurationConverter;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/**
 * What values the settings may have, beyond their types: those that make no sense would do nothing for ever, or harm, without a word. A
 * command or the service does not begin with one. What takes more to tell, such as whether a sender is a mail address, is told by whoever
 * reads the setting.
 */
@Singleton
final class SettingsCheck {

    private static final List<Rule> RULES = List.of(
            address("paperboy.site.base-url", text -> isRight(() -> SiteAddress.parse(text))),
            number("paperboy.database.connections", 1, 1000),
            new Rule("paperboy.secret.text", "at least 32 characters", true, text -> isRight(() -> Secret.of(text))),
            number("paperboy.smtp.port", 1, 65_535),
            time("paperboy.smtp.connect", "1s", "1d"),
            time("paperboy.smtp.read", "1s", "1d"),
            time("paperboy.smtp.write", "1s", "1d"),
            time("paperboy.smtp.deadline", "1s", "1d"),
            number("paperboy.smtp.connections", 1, 20),
            number("paperboy.smtp.messages-per-connection", 1, 1_000_000),
            onOrOff("paperboy.dkim.check"),
            time("paperboy.outbox.ambiguous-after", "0s", "365d"),
            time("paperboy.outbox.lease", "1s", "1d"),
            number("paperboy.outbox.batch", 1, 10_000),
            time("paperboy.outbox.give-up-after", "1m", "36500d"),
            time("paperboy.outbox.retry-first", "1s", "365d"),
            time("paperboy.outbox.retry-longest", "1s", "365d"),
            number("paperboy.outbox.retry-attempts", 1, 1_000_000),
            number("paperboy.outbox.domain-connections", 1, 20),
            number("paperboy.outbox.domain-rate", 1, 1_000_000),
            number("paperboy.outbox.warm-up", 1, 1_000_000_000),
            onOrOff("paperboy.returns.verp"),
            time("paperboy.returns.every", "1s", "7d"),
            number("paperboy.returns.imap-port", 1, 65_535),
            onOrOff("paperboy.returns.imap-tls"),
            number("paperboy.returns.soft-failures", 1, 1_000_000),
            time("paperboy.returns.soft-within", "1h", "3650d"),
            new Rule(
                    "paperboy.returns.sendgrid-key",
                    "a public key in base64, as SendGrid shows it",
                    true,
                    SettingsCheck::isPublicKey),
            time("paperboy.daily.plan-every", "1s", "1d"),
            time("paperboy.daily.deliver-every", "1s", "1d"),
            time("paperboy.daily.heartbeat", "1s", "1d"),
            onOrOff("paperboy.daily.demo"),
            onOrOff("paperboy.huggingface.enabled"),
            page("paperboy.huggingface.base-url"),
            onOrOff("paperboy.arxiv.enabled"),
            onOrOff("paperboy.arxiv.cross-lists"),
            onOrOff("paperboy.arxiv.replacements"),
            page("paperboy.arxiv.feed-url"),
            page("paperboy.arxiv.api-url"),
            page("paperboy.arxiv.oai-url"),
            page("paperboy.rxiv.base-url"),
            each(
                    "paperboy.crossref.prefixes",
                    "beginnings of DOIs such as 10.26434",
                    Pattern.compile("10\\.[0-9.]+").asMatchPredicate()),
            page("paperboy.crossref.base-url"),
            each("paperboy.feeds.urls", "addresses such as https://journal.example/feed", SettingsCheck::isPage),
            time("paperboy.http.connect-timeout", "1s", "1d"),
            time("paperboy.http.deadline", "1s", "1d"),
            time("paperboy.http.pause", "0s", "1d"),
            time("paperboy.http.retry-delay", "0s", "1d"),
            number("paperboy.joining.global-per-hour", 0, 1_000_000_000),
            number("paperboy.joining.per-network-per-hour", 0, 1_000_000_000),
            time("paperboy.joining.link-valid", "1m", "365d"),
            time("paperboy.joining.pending-kept", "1m", "3650d"),
            onOrOff("paperboy.dev-mail"));

    private static final Map<String, String> PROOFS = Map.of(
            "SES", "ses-topics",
            "POSTMARK", "postmark-login",
            "SENDGRID", "sendgrid-key",
            "MAILGUN", "mailgun-key");

    private final Config config;

    SettingsCheck(Config config) {
        this.config = config;
    }

    /**
     * What a setting may be.
     *
     * @param allowed in words that follow "must be"
     * @param secret whether its value is not to be shown
     */
    record Rule(String setting, String allowed, boolean secret, Predicate<String> holds) {

        private void check(String value) {
            if (!holds.test(value)) {
                throw new IllegalArgumentException(
                        setting + " must be " + allowed + (secret ? "" : ", not \"" + value + "\""));
            }
        }
    }

    static List<Rule> rules() {
        return RULES;
    }

    /** @throws IllegalArgumentException if a setting cannot be meant; the message names it and what is allowed */
    void check() {
        for (var rule : RULES) {
            value(rule.setting()).ifPresent(rule::check);
        }
        if (time("paperboy.outbox.retry-longest").compareTo(time("paperboy.outbox.retry-first")) < 0) {
            throw new IllegalArgumentException(
                    "paperboy.outbox.retry-longest must not be shorter than paperboy.outbox.retry-first");
        }
        value("paperboy.returns.relay")
                .map(relay -> relay.toUpperCase(Locale.ROOT))
                .ifPresent(this::checkRelay);
    }

    private void checkRelay(String relay) {
        var needed = "paperboy.returns." + PROOFS.getOrDefault(relay, "relay");
        if (value(needed).isEmpty()) {
            throw new IllegalArgumentException("paperboy.returns.relay=" + relay + " needs " + needed
                    + ", by which a report proves where it is from");
        }
    }

    private Optional<String> value(String setting) {
        return config.getOptionalValue(setting, String.class);
    }

    private Duration time(String setting) {
        return value(setting).map(new DurationConverter()::convert).orElse(Duration.ZERO);
    }

    private static Rule number(String setting, int least, int most) {
        return new Rule(setting, least + " to " + most, false, text -> {
            try {
                var number = Integer.parseInt(text.strip());
                return number >= least && number <= most;
            } catch (NumberFormatException e) {
                return false;
            }
        });
    }

    private static Rule time(String setting, String least, String most) {
        var converter = new DurationConverter();
        var shortest = converter.convert(least);
        var longest = converter.convert(most);
        return new Rule(setting, "a time from " + least + " to " + most, false, text -> {
            try {
                Duration time = converter.convert(text);
                return time.compareTo(shortest) >= 0 && time.compareTo(longest) <= 0;
            } catch (IllegalArgumentException e) {
                return false;
            }
        });
    }

    /** Whatever the library does not know is false to it. */
    private static Rule onOrOff(String setting) {
        return new Rule(
                setting,
                "true or false",
                false,
                Pattern.compile("(?i)true|false|yes|no|on|off|1|0|y|n").asMatchPredicate());
    }

    private static Rule page(String setting) {
        return address(setting, SettingsCheck::isPage);
    }

    private static Rule address(String setting, Predicate<String> holds) {
        return new Rule(setting, "an address such as https://example.org", false, holds);
    }

    private static Rule each(String setting, String allowed, Predicate<String> holds) {
        // A comma inside an address is written \,
        return new Rule(setting, allowed, false, text -> Pattern.compile("(?<!\\\\),")
                .splitAsStream(text)
                .map(part -> part.replace("\\,", ",").strip())
                .allMatch(holds));
    }

    private static boolean isPage(String text) {
        try {
            var address = new URI(text.strip());
            return address.getHost() != null
                    && String.valueOf(address.getScheme()).matches("(?i)https?");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isPublicKey(String text) {
        try {
            var encoded = new X509EncodedKeySpec(Base64.getDecoder().decode(text.strip()));
            return KeyFactory.getInstance("EC").generatePublic(encoded) != null;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isRight(Runnable parsing) {
        try {
            parsing.run();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
