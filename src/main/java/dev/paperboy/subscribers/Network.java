package dev.paperboy.subscribers;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Where a request comes from, as far as requests are counted together: one IPv6 household has 2<sup>64</sup> addresses. */
public final class Network {

    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private Network() {}

    /** An IPv6 address cut to its /64, in one of its many forms; anything else as it is. */
    public static String of(String address) {
        var bare = address.strip().replaceAll("^\\[|]$|%.*$", "");
        if (!IPV6.matcher(bare).matches()) {
            return bare;
        }
        try {
            // With a colon in it this is parsed, never looked up. An IPv4 address mapped into IPv6 comes back as IPv4.
            var parsed = InetAddress.getByName(bare);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8)) + "::/64"
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return bare;
        }
    }
}
