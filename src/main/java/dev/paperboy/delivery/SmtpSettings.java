package dev.paperboy.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The mail server that takes our mails. */
@ConfigMapping(prefix = "paperboy.smtp")
public interface SmtpSettings {

    /** Absent: mails become files in {@link OutboxSettings#folder}. A Postfix on the same machine is the surest choice. */
    Optional<String> host();

    /** 587 takes mail from its own users (RFC 6409), 465 the same with {@link Security#TLS}, 25 from other servers. */
    @WithDefault("587")
    int port();

    /** Absent: the server knows us by our network address. */
    Optional<String> username();

    Optional<String> password();

    /** Anything but {@code NONE} refuses a server that cannot encrypt or is not who it says, except on this machine itself. */
    @WithDefault("STARTTLS")
    Security security();

    /** How long a connection may take to come about. */
    @WithDefault("10s")
    Duration connect();

    /** How long the server may be silent. */
    @WithDefault("60s")
    Duration read();

    /** How long the server may refuse to take bytes. */
    @WithDefault("60s")
    Duration write();

    /**
     * How long connecting, or one mail, may take in all; a server that sends a byte a second never is silent. Too short, and mails
     * that a slow server did take are sent a second time.
     */
    @WithDefault("120s")
    Duration deadline();

    /**
     * Connections that are kept open at once while there is mail, 1 to 20. Each one can send a second copy of one mail when the process
     * dies, and many relays allow no more than some.
     */
    @WithDefault("4")
    int connections();

    /** After so many mails a new connection is made; some servers drop those that never end. */
    @WithDefault("500")
    int messagesPerConnection();

    /** How the connection is encrypted. */
    enum Security {
        /** In clear at first, then encrypted before anything is told (RFC 3207). */
        STARTTLS,
        /** From the first byte (RFC 8314). */
        TLS,
        /** Never. Taken only for a server on this machine. */
        NONE
    }
}
