package dev.paperboy.http;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Where a redirect may lead: within the origin that the settings name, or over https to a trusted host that lives on the public internet.
 * A host's owner, or whoever answers for its name, could otherwise make us ask the machines next to us (OWASP: server-side request
 * forgery).
 */
final class Destinations {

    /** What is not reachable from everywhere (IANA's IPv4 and IPv6 Special-Purpose Address Registries), multicast and what is reserved. */
    private static final List<Block> SPECIAL = List.of(
            new Block(8, 0),
            new Block(8, 10),
            new Block(10, 100, 64),
            new Block(8, 127),
            new Block(16, 169, 254),
            new Block(12, 172, 16),
            new Block(24, 192, 0, 0),
            new Block(24, 192, 0, 2),
            new Block(24, 192, 88, 99),
            new Block(16, 192, 168),
            new Block(15, 198, 18),
            new Block(24, 198, 51, 100),
            new Block(24, 203, 0, 113),
            new Block(4, 224),
            new Block(4, 240));

    private static final Block GLOBAL_UNICAST = new Block(3, 0x20);

    /** Protocol assignments with Teredo, documentation, and 6to4, which wraps any IPv4 address. */
    private static final List<Block> SPECIAL_UNICAST =
            List.of(new Block(23, 0x20, 0x01, 0, 0), new Block(32, 0x20, 0x01, 0x0d, 0xb8), new Block(16, 0x20, 0x02));

    private final Resolver resolver;

    Destinations(Resolver resolver) {
        this.resolver = resolver;
    }

    /** Finds a host's addresses. */
    interface Resolver {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    /** @throws IOException if a redirect must not be followed */
    void check(URI to, URI asked, Set<String> hosts) throws IOException {
        if (sameOrigin(to, asked)) {
            return;
        }
        if (!isPlainHttps(to) || !hosts.contains(to.getHost())) {
            throw new IOException(asked.getHost() + " redirects to " + to.getScheme() + "://" + to.getAuthority()
                    + ", which is not among its hosts");
        }
        // Java keeps an answer of the name server for 30 seconds, so that the connection goes to what is checked here.
        var inside = Arrays.stream(resolver.addresses(to.getHost())).filter(address -> !isPublic(address));
        if (inside.findAny().isPresent()) {
            throw new IOException(
                    asked.getHost() + " redirects to " + to.getHost() + ", which is not on the public internet");
        }
    }

    private static boolean sameOrigin(URI one, URI other) {
        return Objects.equals(one.getScheme(), other.getScheme())
                && Objects.equals(one.getHost(), other.getHost())
                && one.getPort() == other.getPort();
    }

    private static boolean isPlainHttps(URI address) {
        return "https".equals(address.getScheme())
                && address.getHost() != null
                && (address.getPort() == -1 || address.getPort() == 443);
    }

    static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return SPECIAL.stream().noneMatch(block -> block.has(bytes));
        }
        return GLOBAL_UNICAST.has(bytes) && SPECIAL_UNICAST.stream().noneMatch(block -> block.has(bytes));
    }

    /** The addresses that begin with the same bits. */
    private record Block(int bits, int... start) {

        boolean has(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                int ours = bit / 8 < start.length ? start[bit / 8] : 0;
                if ((address[bit / 8] & mask) != (ours & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
