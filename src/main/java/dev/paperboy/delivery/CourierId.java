package dev.paperboy.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that holds a lease. By its process id and start it can be seen on the same machine that an owner is dead, so that a
 * restart need not wait for the leases of the process before it. Machines that share a database need different host names.
 *
 * @param started when the process began, to the millisecond; with the process id it is unique on a machine
 */
record CourierId(String host, long pid, Instant started) {

    private static final int LONGEST_HOST = 80;

    /** Linux knows a start only relative to the boot, whose own time moves a little when the clock is set. */
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(10);

    CourierId {
        host = host.replace('/', '_');
        host = host.substring(0, Math.min(host.length(), LONGEST_HOST));
        started = Instant.ofEpochMilli(started.toEpochMilli());
    }

    static CourierId ofThisProcess() {
        var process = ProcessHandle.current();
        return new CourierId(
                hostName(), process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** Reads what {@link #toString} wrote; empty if it is something else. */
    static Optional<CourierId> parse(String text) {
        var parts = text.split("/", -1);
        if (parts.length != 3 || !parts[1].matches("\\d{1,18}") || !parts[2].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(
                new CourierId(parts[0], Long.parseLong(parts[1]), Instant.ofEpochMilli(Long.parseLong(parts[2]))));
    }

    /**
     * Whether an owner of leases is certainly not at work any more, as seen from this process. That of another host may always be.
     */
    boolean outlives(CourierId owner) {
        if (!owner.host.equals(host) || owner.equals(this)) {
            return false;
        }
        // A container's process often gets the same id after a restart: it is ours now, so the owner is gone.
        return owner.pid == pid
                || ProcessHandle.of(owner.pid)
                        .flatMap(process -> process.info().startInstant())
                        .map(start ->
                                Duration.between(owner.started, start).abs().compareTo(CLOCK_SLACK) > 0)
                        .orElseGet(() -> ProcessHandle.of(owner.pid).isEmpty());
    }

    /** The form that is kept in the lease. */
    @Override
    public String toString() {
        return host + "/" + pid + "/" + started.toEpochMilli();
    }
}
