package dev.paperboy.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/**
 * What every answer says to browsers, files and error pages included: nothing is loaded or framed from elsewhere, no address with a
 * token is passed on as a referrer or kept in a cache (OWASP Secure Headers Project; CSP Level 3).
 */
@Singleton
final class Headers {

    private static final int BEFORE_ALL_ROUTES = 200;

    private static final String PAGE =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final String PAGE_WITH_MAIL = PAGE + "; frame-src 'self'";
    /** A mail's HTML is a stranger's: no script, no network, no form, and its own origin. */
    private static final String MAIL =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'";

    private static final Pattern TOKEN = Pattern.compile("^/(confirm|preferences|unsubscribe|taste)/[^/]*");

    void register(@Observes Filters filters) {
        filters.register(Headers::set, BEFORE_ALL_ROUTES);
    }

    private static void set(RoutingContext context) {
        var path = context.normalizedPath();
        // Quarkus' own pages (health; in dev mode the Dev UI, which needs scripts) keep their own rules.
        if (!path.startsWith("/q/")) {
            var headers = context.response().headers();
            headers.set("Content-Security-Policy", policy(path));
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Referrer-Policy", "no-referrer");
            if (TOKEN.matcher(path).find() || path.startsWith("/dev/") || path.equals("/subscribe")) {
                headers.set("Cache-Control", "no-store");
            }
        }
        context.next();
    }

    private static String policy(String path) {
        if (!path.startsWith(DevMails.PATH)) {
            return PAGE;
        }
        return path.endsWith(DevMails.HTML) ? MAIL : PAGE_WITH_MAIL;
    }

    /** A path as it may be logged. */
    static String withoutToken(String path) {
        return TOKEN.matcher(path).replaceFirst("/$1/…");
    }
}
