package dev.paperboy.subscribers;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * How many mails the form may cause: for one network, all together, and to one address. Against "list bombing", by which somebody's
 * mailbox is filled with confirmation mails of many lists.
 */
@Singleton
final class JoinLimits {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final int PER_ADDRESS_AND_MONTH = 3;

    private final JoiningSettings settings;
    private final Secret secret;

    JoinLimits(JoiningSettings settings, Secret secret) {
        this.settings = settings;
        this.secret = secret;
    }

    /** A keyed hash of the network that a request comes from. */
    String network(String askedFrom) {
        return secret.fingerprint("network", Network.of(askedFrom));
    }

    /**
     * Whether a network may cause one more mail. If so, its other requests wait until this transaction ends, so that they count this
     * one.
     */
    boolean admits(Handle transaction, String network, Instant now) {
        // First without a lock: a flood from one place shall not make a queue of connections.
        if (fromNetwork(transaction, network, now) >= settings.perNetworkPerHour()
                || fromAll(transaction, now) >= settings.globalPerHour()) {
            return false;
        }
        lock(transaction, network, now);
        return fromNetwork(transaction, network, now) < settings.perNetworkPerHour();
    }

    private static void lock(Handle transaction, String network, Instant now) {
        transaction
                .createUpdate(
                        "insert into join_asker (asked_from, last_at) values (:network, :now) on conflict do nothing")
                .bind("network", network)
                .bind("now", now)
                .execute();
        transaction
                .createUpdate("update join_asker set last_at = :now where asked_from = :network")
                .bind("network", network)
                .bind("now", now)
                .execute();
    }

    /** Whether an address may get one more mail, for a caller who holds the lock of its row. */
    boolean mayMail(Handle transaction, String addressHash, Instant now) {
        return toAddress(transaction, addressHash, now.minus(DAY)) == 0
                && toAddress(transaction, addressHash, now.minus(MONTH)) < PER_ADDRESS_AND_MONTH;
    }

    /** Counts a mail. */
    void count(Handle transaction, String addressHash, String network, Instant now) {
        transaction
                .createUpdate(
                        "insert into join_mail (address_hash, asked_from, sent_at) values (:address, :network, :now)")
                .bind("address", addressHash)
                .bind("network", network)
                .bind("now", now)
                .execute();
    }

    /** Forgets what no limit looks at any more. */
    void purge(Handle transaction, Instant now) {
        transaction.execute("delete from join_mail where sent_at <= ?", now.minus(MONTH));
    }

    /** Forgets the networks that have not used the form for an hour. */
    void purgeNetworks(Handle transaction, Instant now) {
        transaction.execute("delete from join_asker where last_at <= ?", now.minus(HOUR));
    }

    private static int fromNetwork(Handle transaction, String network, Instant now) {
        return transaction
                .createQuery("select count(*) from join_mail where asked_from = :network and sent_at > :since")
                .bind("network", network)
                .bind("since", now.minus(HOUR))
                .mapTo(Integer.class)
                .one();
    }

    private static int fromAll(Handle transaction, Instant now) {
        return transaction
                .createQuery("select count(*) from join_mail where sent_at > :since")
                .bind("since", now.minus(HOUR))
                .mapTo(Integer.class)
                .one();
    }

    private static int toAddress(Handle transaction, String addressHash, Instant since) {
        return transaction
                .createQuery("select count(*) from join_mail where address_hash = :address and sent_at > :since")
                .bind("address", addressHash)
                .bind("since", since)
                .mapTo(Integer.class)
                .one();
    }
}
