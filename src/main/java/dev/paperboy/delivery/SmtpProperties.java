package dev.paperboy.delivery;

import dev.paperboy.delivery.SmtpSettings.Security;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Pattern;
import javax.net.SocketFactory;

/** The settings in Angus Mail's words. Most of its defaults are not what a sender of many mails wants. */
final class SmtpProperties {

    /** Told by the text alone: a name that some name server resolves to this machine may be another one's tomorrow. */
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?");

    private SmtpProperties() {}

    static void check(SmtpSettings settings) {
        var host = host(settings);
        if (settings.security() == Security.NONE && !isLoopback(host)) {
            throw new IllegalArgumentException(
                    "paperboy.smtp.security=NONE would send readers' addresses in clear to \"" + host
                            + "\"; it is for this machine only. Use STARTTLS or TLS");
        }
        if (settings.username().isPresent() != settings.password().isPresent()) {
            throw new IllegalArgumentException("paperboy.smtp.username and paperboy.smtp.password belong together");
        }
    }

    static String host(SmtpSettings settings) {
        return settings.host().orElseThrow().strip();
    }

    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    static Properties of(SmtpSettings settings, SocketFactory sockets, ScheduledExecutorService watch, String domain) {
        var properties = new Properties();
        properties.setProperty("mail.smtp.localhost", domain);
        properties.setProperty("mail.smtp.connectiontimeout", millis(settings.connect()));
        properties.setProperty("mail.smtp.timeout", millis(settings.read()));
        properties.setProperty("mail.smtp.writetimeout", millis(settings.write()));
        properties.put("mail.smtp.executor.writetimeout", watch);
        properties.put("mail.smtp.socketFactory", sockets);
        // Otherwise a connection that fails is tried again with a default socket, without our deadline.
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.sendpartial", "false");
        properties.setProperty(
                "mail.smtp.auth", String.valueOf(settings.username().isPresent()));
        secure(properties, settings.security(), host(settings));
        return properties;
    }

    private static void secure(Properties properties, Security security, String host) {
        var here = isLoopback(host);
        properties.setProperty("mail.smtp.ssl.enable", String.valueOf(security == Security.TLS));
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(security == Security.STARTTLS));
        // Without this an attacker who strikes STARTTLS from the greeting gets the mail in clear (RFC 3207, 6).
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(security == Security.STARTTLS && !here));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", String.valueOf(!here));
        if (here) {
            // Nobody stands between, and a local Postfix comes with a certificate that nobody signed.
            properties.setProperty("mail.smtp.ssl.trust", "*");
        }
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
