package dev.paperboy.subscribers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How far the subscribe form can be used, and misused: everybody can type everybody's address into it. */
@ConfigMapping(prefix = "paperboy.joining")
public interface JoiningSettings {

    /**
     * Mails that the form may cause in an hour, all together. Too low, and a rush of real readers is turned away; too high, and a
     * flood of false ones harms the sender's good name. Simultaneous requests can exceed it by their number.
     */
    @WithDefault("1000")
    int globalPerHour();

    /**
     * Mails that one network (an IPv4 address, or the /64 of an IPv6 address) may cause in an hour. Raise it when many readers
     * share one address, such as a campus behind one gateway.
     */
    @WithDefault("5")
    int perNetworkPerHour();

    /** For how long a confirmation link works. Longer suits slow readers, and those who find an old mail of another person. */
    @WithDefault("48h")
    Duration linkValid();

    /** After how long an address that nobody confirmed is erased. Not shorter than {@link #linkValid} in effect. */
    @WithDefault("7d")
    Duration pendingKept();
}
