package dev.paperboy.papers.sources;

import dev.paperboy.http.OtherKindException;
import dev.paperboy.http.PoliteClient;
import dev.paperboy.http.Reply;
import dev.paperboy.http.RestingException;
import dev.paperboy.papers.NotNowException;
import dev.paperboy.papers.UnreadableException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Asks one host for the kinds of answer that a source can read. What is of another kind is unreadable, which calls for a person, unless it
 * is a fault of which it is known that it passes.
 */
final class Asker {

    private final PoliteClient client;
    private final Set<String> hosts;
    private final Set<String> mediaTypes;

    /** @param home whose host redirects may lead to as well */
    Asker(PoliteClient client, URI home, Set<String> mediaTypes) {
        this.client = client;
        this.hosts = Optional.ofNullable(home.getHost()).map(Set::of).orElse(Set.of());
        this.mediaTypes = Set.copyOf(mediaTypes);
    }

    Asker(PoliteClient client, URI home, String mediaType) {
        this(client, home, Set.of(mediaType));
    }

    Reply get(URI address) throws IOException {
        return asked(() -> client.get(address, hosts, mediaTypes));
    }

    /** See {@link PoliteClient#getPatiently}. */
    Reply getPatiently(URI address, Duration patience) throws IOException {
        return asked(() -> client.getPatiently(address, hosts, mediaTypes, patience));
    }

    /** See {@link PoliteClient#getIfChanged}. */
    Optional<Reply> getIfChanged(URI address) throws IOException {
        return asked(() -> client.getIfChanged(address, hosts, mediaTypes));
    }

    /** See {@link PoliteClient#remember}. */
    void remember(URI address, Reply reply) {
        client.remember(address, reply);
    }

    private interface Question<T> {
        T ask() throws IOException;
    }

    private static <T> T asked(Question<T> question) throws IOException {
        try {
            return question.ask();
        } catch (RestingException e) {
            throw new NotNowException(e.getMessage(), e.until(), e);
        } catch (OtherKindException e) {
            var message = e.getMessage() + (e.beginning().isBlank() ? "" : ": " + Unknown.quoted(e.beginning()));
            throw Unknown.passes(e.beginning()) ? new IOException(message, e) : new UnreadableException(message);
        }
    }
}
