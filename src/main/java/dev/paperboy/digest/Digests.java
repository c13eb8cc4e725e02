package dev.paperboy.digest;

import dev.paperboy.database.Database;
import dev.paperboy.matching.Match;
import dev.paperboy.papers.Editions;
import dev.paperboy.papers.Papers;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Subscribers;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Keeps digests, and with them the history of what each person was shown. */
@Singleton
public final class Digests {

    private final Database database;
    private final Papers papers;
    private final Editions editions;
    private final Subscribers subscribers;

    public Digests(Database database, Papers papers, Editions editions, Subscribers subscribers) {
        this.database = database;
        this.papers = papers;
        this.editions = editions;
        this.subscribers = subscribers;
    }

    /** Keeps the matches of an edition, so that digests can refer to them; those that are kept already stay. */
    public void keepMatches(Collection<Match> matches, String ruleVersion) {
        throw new UnsupportedOperationException();
    }

    /**
     * Keeps digests in the caller's transaction, a batch at a time.
     */
    public void save(Handle transaction, Collection<Digest> digests, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** A digest as it was kept. */
    public Optional<Digest> find(long subscriberId, LocalDate issueDate) {
        throw new UnsupportedOperationException();
    }

    /** What was sent to some subscribers before a date, by subscriber id; those without history are left out. */
    public Map<Long, History> histories(Collection<Subscriber> subscribers, LocalDate before) {
        throw new UnsupportedOperationException();
    }
}
