package dev.paperboy.http;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Asks other hosts: says who is asking, one question at a time and with a pause, takes no longer and no more than the settings allow,
 * leaves alone who wants to be left alone, asks again only where that may help, and follows redirects only to where the caller trusts.
 * Blocks; may be used by several threads.
 */
@Singleton
public final class PoliteClient {

    private static final Logger LOG = Logger.getLogger(PoliteClient.class);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 3;
    private static final int MOST_RESTS = 6;
    private static final int NOT_MODIFIED = 304;
    private static final Duration REST_OF_THE_FAILING = Duration.ofMinutes(10);

    private final HttpSettings settings;
    private final InstantSource clock;
    private final HostMemory memory;
    private final Sleeper sleeper;
    private final Exchange exchange;
    private final Destinations destinations;
    private final Map<String, Turnstile> turnstiles = new ConcurrentHashMap<>();
    private final Map<String, Guard> guards = new ConcurrentHashMap<>();

    @Inject
    public PoliteClient(
            HttpSettings settings,
            @ConfigProperty(name = "quarkus.application.version") String version,
            InstantSource clock,
            HostMemory memory,
            Sleeper sleeper) {
        this(settings, version, clock, memory, sleeper, InetAddress::getAllByName);
    }

    PoliteClient(
            HttpSettings settings,
            String version,
            InstantSource clock,
            HostMemory memory,
            Sleeper sleeper,
            Destinations.Resolver resolver) {
        this.settings = settings;
        this.clock = clock;
        this.memory = memory;
        this.sleeper = sleeper;
        this.exchange = new Exchange(settings, "Paperboy/" + version + " (+" + settings.contact() + ")");
        this.destinations = new Destinations(resolver);
    }

    /**
     * Gets what is at an address.
     *
     * @param address from our own settings, never from another host's answer
     * @param hosts where redirects may lead besides the address's own origin, over https only and never to a private network
     * @param mediaType what the answer must be, such as {@code application/json}
     * @throws StatusException if the status is not 200
     * @throws RestingException if the host was not asked, because it wants to be left alone or failed time after time
     * @throws OtherKindException if the host answered with something else than what it was asked for
     * @throws IOException if the host was not reached, was too slow, sent too much or not all
     */
    public Reply get(URI address, Set<String> hosts, String mediaType) throws IOException {
        return get(address, hosts, Set.of(mediaType));
    }

    /** As {@link #get(URI, Set, String)}, where the answer may be one of several kinds. */
    public Reply get(URI address, Set<String> hosts, Set<String> mediaTypes) throws IOException {
        return ask(new Question(address, hosts, new TreeSet<>(mediaTypes), Optional.empty()));
    }

    /**
     * As {@link #get(URI, Set, Set)}, but waits, several times if need be, as long as the host says that it wants to be left alone. For
     * long work that nobody waits for.
     *
     * @param patience how long in all
     */
    public Reply getPatiently(URI address, Set<String> hosts, Set<String> mediaTypes, Duration patience)
            throws IOException {
        var end = clock.instant().plus(patience);
        for (int rests = 0; ; rests++) {
            try {
                return get(address, hosts, mediaTypes);
            } catch (RestingException e) {
                if (rests >= MOST_RESTS || e.until().isAfter(end)) {
                    throw e;
                }
                rest(address.getHost(), e.until());
            } catch (StatusException e) {
                // What it asks for is remembered: the next question waits, or learns until when.
                if (rests >= MOST_RESTS || !e.asksToWait()) {
                    throw e;
                }
            }
        }
    }

    private void rest(String host, Instant until) throws InterruptedIOException {
        LOG.warnf("Waiting since the host asks for it host=%s until=%s", host, until);
        try {
            sleeper.sleep(Duration.between(clock.instant(), until));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting to ask " + host);
        }
    }

    /**
     * As {@link #get(URI, Set, Set)}, but empty if the host says that its answer is still the one that was {@linkplain #remember
     * remembered}. Nothing is lost by that: only what is stored was remembered.
     */
    public Optional<Reply> getIfChanged(URI address, Set<String> hosts, Set<String> mediaTypes) throws IOException {
        var stored = memory.validators(address);
        var reply = ask(new Question(address, hosts, new TreeSet<>(mediaTypes), stored));
        return reply.status() == NOT_MODIFIED ? Optional.empty() : Optional.of(reply);
    }

    /**
     * Remembers the version of an answer (ETag, Last-Modified) for {@link #getIfChanged}. To be called when all of the answer is stored,
     * not before: what is lost between the two would otherwise never be sent again.
     */
    public void remember(URI address, Reply reply) {
        memory.keep(address, Validators.of(reply.headers()), clock.instant());
    }

    /** What is asked, and what may be answered. */
    private record Question(URI address, Set<String> hosts, Set<String> mediaTypes, Optional<Validators> stored) {}

    private Reply ask(Question question) throws IOException {
        var group = group(question.address());
        var guard = guards.computeIfAbsent(
                group.name(), name -> new Guard(settings.retryDelay(), REST_OF_THE_FAILING, clock));
        return guard.get(question.address().getHost(), () -> attempt(question));
    }

    private Reply attempt(Question question) throws IOException {
        var asked = question.address();
        var from = asked;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            var response = send(from, question);
            if (!REDIRECTS.contains(response.statusCode())) {
                return judge(response, question);
            }
            from = target(response, asked);
            destinations.check(from, asked, question.hosts());
        }
        throw new IOException(asked.getHost() + " redirects more than " + MOST_REDIRECTS + " times");
    }

    private HttpResponse<byte[]> send(URI to, Question question) throws IOException {
        var group = group(to);
        var turnstile = turnstiles.computeIfAbsent(group.name(), name -> new Turnstile(group, memory, sleeper, clock));
        return turnstile.pass(to.getHost(), () -> {
            var response = exchange.send(to, question.mediaTypes(), question.stored());
            turnstile.rest(RetryAfter.rest(response, group, clock.instant()));
            return response;
        });
    }

    private HostGroup group(URI address) {
        return HostGroup.of(address, settings.pause());
    }

    private static URI target(HttpResponse<?> response, URI asked) throws IOException {
        try {
            return response.uri()
                    .resolve(response.headers().firstValue("Location").orElse(""));
        } catch (IllegalArgumentException e) {
            throw new IOException(asked.getHost() + " redirects to what is no address", e);
        }
    }

    private Reply judge(HttpResponse<byte[]> response, Question question) throws IOException {
        int status = response.statusCode();
        if (status == NOT_MODIFIED && question.stored().isPresent()) {
            return new Reply(status, response.headers(), new byte[0]);
        }
        if (status != 200) {
            var wait = RetryAfter.of(response.headers(), clock.instant());
            throw new StatusException(response.uri().getHost(), status, wait);
        }
        var reply = new Acceptance(question.mediaTypes(), exchange.largest()).accept(response);
        LOG.debugf("Asked address=%s bytes=%d", response.uri(), reply.body().length);
        return reply;
    }
}
