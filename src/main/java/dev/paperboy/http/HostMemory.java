package dev.paperboy.http;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** What is remembered of other hosts from one request to the next. */
interface HostMemory {

    /** Until when a group of hosts wants to be left alone. */
    Optional<Instant> restsUntil(HostGroup group);

    /** A group of hosts wants to be left alone; of two such wishes the longer one counts. */
    void rest(HostGroup group, Instant until);

    /** By which a host knows the version that is stored. */
    Optional<Validators> validators(URI address);

    /** Keeps them, or forgets the ones that were kept if there are none. */
    void keep(URI address, Validators validators, Instant now);
}
