package dev.paperboy.subscribers;

import dev.paperboy.subscribers.Tokens.Purpose;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The addresses that mails carry. Each holds a token for one purpose only. */
@Singleton
public final class Links {

    private final SiteAddress site;
    private final Tokens tokens;

    public Links(SiteSettings site, Tokens tokens) {
        this.site = SiteAddress.parse(site.baseUrl().toString());
        this.tokens = tokens;
    }

    /** Shows and changes what the reader gets. */
    public URI preferences(Subscriber subscriber) {
        return at("preferences/" + token(Purpose.PREFERENCES, subscriber));
    }

    /** Leaves: the page for people, and the target of the one-click POST (RFC 8058). */
    public URI unsubscribe(Subscriber subscriber) {
        return at("unsubscribe/" + token(Purpose.UNSUBSCRIBE, subscriber));
    }

    /** Agrees to a join request. */
    public URI confirm(String requestHandle) {
        return at("confirm/" + tokens.issue(Purpose.CONFIRM, requestHandle, 0));
    }

    /** Says "more like this" or "not for me" of a paper. */
    public URI taste(Subscriber subscriber, String paperId, boolean more) {
        return taste(tasteToken(subscriber), paperId, more);
    }

    /** The same with a token that is known, see {@link #tasteToken}. */
    public URI taste(String token, String paperId, boolean more) {
        return at("taste/" + token + "/" + path(paperId) + (more ? "?more" : "?less"));
    }

    /** The token in a reader's links of taste. */
    public String tasteToken(Subscriber subscriber) {
        return token(Purpose.TASTE, subscriber);
    }

    /** Our page of a paper. */
    public URI paper(String paperId) {
        return at("papers/" + path(paperId));
    }

    /**
     * A paper's name as the rest of a path. A DOI may hold any printable character (DOI Handbook 3.2), among them {@code ? # < >};
     * slashes stay readable.
     */
    public static String path(String paperId) {
        return URLEncoder.encode(paperId, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/")
                .replace("%3A", ":");
    }

    public SiteAddress site() {
        return site;
    }

    /** A public page of ours, by its path without a leading slash. */
    public URI at(String path) {
        return URI.create(site.base() + path);
    }

    private String token(Purpose purpose, Subscriber subscriber) {
        return tokens.issue(purpose, subscriber.handle(), subscriber.generation());
    }
}
