package dev.paperboy.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a database is and who opens it. Its text form never shows the password.
 *
 * @param url the address in JDBC's form
 * @param user the role to connect as, if not part of the url
 * @param password the role's password, if not part of the url
 */
public record JdbcAddress(String url, Optional<String> user, Optional<String> password) {

    /** An address that carries all it needs. */
    public static JdbcAddress of(String jdbcUrl) {
        return new JdbcAddress(jdbcUrl, Optional.empty(), Optional.empty());
    }

    /**
     * Reads what operators are given by their hosts: {@code jdbc:postgresql://host/db?user=…} or libpq's
     * {@code postgresql://user:password@host:port/db} (PostgreSQL manual, 34.1.1.2 Connection URIs).
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static JdbcAddress parse(String text) {
        var url = text.strip();
        if (url.startsWith("jdbc:postgresql:")) {
            return of(url);
        }
        if (!url.startsWith("postgresql://") && !url.startsWith("postgres://")) {
            throw new IllegalArgumentException(
                    "DATABASE_URL must begin with postgresql:// or jdbc:postgresql:, but begins with \""
                            + url.substring(0, Math.min(url.length(), url.indexOf(':') + 1)) + "\"");
        }
        var uri = uri(url);
        var credentials = Optional.ofNullable(uri.getRawUserInfo()).map(info -> info.split(":", 2));
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return new JdbcAddress(
                "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
                credentials.map(c -> decode(c[0])),
                credentials.filter(c -> c.length == 2).map(c -> decode(c[1])));
    }

    /** Without the failure's own words, which have the password in them. */
    private static URI uri(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "DATABASE_URL holds a character that must be percent-encoded, perhaps in its password");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "DATABASE_URL has no host that can be read: one name of letters, digits, \".\" and"
                            + " \"-\"; an @ : or / in the password must be percent-encoded (%40 %3A %2F); for other hosts give"
                            + " it as jdbc:postgresql://host/database?user=…&password=…");
        }
        return uri;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return url.replaceAll("(?i)(password=)[^&;]*", "$1…");
    }
}
