package dev.paperboy.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/** Lets one request at a time through to a group of hosts, with a pause between them, and none while they want to be left alone. */
final class Turnstile {

    /** Longer than this nobody is kept waiting: the caller is told, and comes back. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(Turnstile.class);

    private final HostGroup group;
    private final HostMemory memory;
    private final Sleeper sleeper;
    private final InstantSource clock;
    // Fair, so that the days of a long back-fill do not hold up the morning's question for ever.
    private final ReentrantLock one = new ReentrantLock(true);
    private Instant free = Instant.MIN;

    Turnstile(HostGroup group, HostMemory memory, Sleeper sleeper, InstantSource clock) {
        this.group = group;
        this.memory = memory;
        this.sleeper = sleeper;
        this.clock = clock;
    }

    HostGroup group() {
        return group;
    }

    /** A request and its answer. */
    interface Request<T> {
        T send() throws IOException;
    }

    /**
     * Sends a request when it is its turn.
     *
     * @throws RestingException if the hosts want to be left alone for longer than anybody should wait
     */
    <T> T pass(String host, Request<T> request) throws IOException {
        try {
            one.lockInterruptibly();
            try {
                sleeper.sleep(untilFree(host));
                return request.send();
            } finally {
                free = clock.instant().plus(group.pause());
                one.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting to ask " + host);
        }
    }

    private Duration untilFree(String host) throws RestingException {
        var now = clock.instant();
        var pause = free.isAfter(now) ? Duration.between(now, free) : Duration.ZERO;
        // Should the machine's clock be set back, the pause does not grow.
        var wait = pause.compareTo(group.pause()) > 0 ? group.pause() : pause;
        var rest = memory.restsUntil(group).orElse(now);
        var resting = Duration.between(now, rest);
        if (resting.compareTo(LONGEST_WAIT) > 0) {
            throw new RestingException(host, "asked for a rest", rest);
        }
        var longer = resting.compareTo(wait) > 0 ? resting : wait;
        var rush = group.rushUntil(now.plus(longer));
        if (rush.isPresent()) {
            throw new RestingException(host, "is overrun at this hour", rush.get());
        }
        return longer;
    }

    /** The hosts want to be left alone for a while. */
    void rest(Duration time) {
        if (time.isZero() || time.isNegative()) {
            return;
        }
        var until = clock.instant().plus(time);
        LOG.infof("Leaving alone hosts=%s until=%s", group.name(), until);
        memory.rest(group, until);
    }
}
