package dev.paperboy.returns;

import dev.paperboy.database.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.JdbiException;

/** The record of all that came back. */
@Singleton
public final class Returned {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"',;:()\\[\\]]+@[^\\s<>\"',;:()\\[\\]]+");

    private final Database database;

    public Returned(Database database) {
        this.database = database;
    }

    /** Whether something was recorded before. */
    boolean knows(String fingerprint) {
        return database.read(
                        handle -> handle.createQuery("select count(*) from returned where fingerprint = :fingerprint")
                                .bind("fingerprint", fingerprint)
                                .mapTo(Integer.class)
                                .one())
                > 0;
    }

    /** Whether there is a database at all. */
    boolean isReachable() {
        try {
            database.read(handle -> handle.createQuery("select count(*) from returned where fingerprint = ''")
                    .mapTo(Integer.class)
                    .one());
            return true;
        } catch (JdbiException e) {
            return false;
        }
    }

    /** Records something once; addresses in the evidence are left out. */
    void add(String fingerprint, Optional<ReturnToken> token, Finding finding, Instant now) {
        database.useTransaction(handle -> handle.createUpdate("""
                        insert into returned (fingerprint, subscriber_id, mailed_on, meaning, reason, evidence, came_at)
                        values (:fingerprint, :subscriber, :mailedOn, :meaning, :reason, :evidence, :now)
                        on conflict do nothing
                        """)
                .bind("fingerprint", fingerprint)
                .bindByType("subscriber", token.map(ReturnToken::subscriberId).orElse(null), Long.class)
                .bindByType("mailedOn", token.map(ReturnToken::mailedOn).orElse(null), LocalDate.class)
                .bind("meaning", finding.meaning())
                .bind("reason", finding.reason().toString())
                .bind("evidence", withoutAddresses(finding.evidence()))
                .bind("now", now)
                .execute());
    }

    /** Cut again, since what stands for an address may be longer than it. */
    private static String withoutAddresses(String evidence) {
        return Finding.cut(ADDRESS.matcher(evidence).replaceAll("(address)"));
    }

    /** The days of a reader's mails, since a day, that failed softly. */
    List<LocalDate> softDays(long subscriberId, LocalDate since) {
        return database.read(handle -> handle.createQuery("""
                        select distinct mailed_on from returned
                        where subscriber_id = :subscriber and meaning = 'SOFT' and mailed_on >= :since
                        """)
                .bind("subscriber", subscriberId)
                .bind("since", since)
                .mapTo(LocalDate.class)
                .list());
    }

    /** The days of a reader's mails, since a day, that a server took. */
    List<LocalDate> sentDays(long subscriberId, LocalDate since) {
        return database.read(handle -> handle.createQuery("""
                        select created_at from delivery
                        where subscriber_id = :subscriber and state = 'SENT' and created_at >= :since
                        """)
                .bind("subscriber", subscriberId)
                .bind("since", since.atStartOfDay(ZoneOffset.UTC).toInstant())
                .map((row, context) -> row.getObject("created_at", OffsetDateTime.class)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDate())
                .list());
    }

    /** How much came back since a moment, by what it means. */
    public Map<Meaning, Long> counts(Instant since) {
        var counts = new EnumMap<Meaning, Long>(Meaning.class);
        database.read(handle -> handle.createQuery(
                        "select meaning, count(*) as pieces from returned where came_at >= :since group by meaning")
                .bind("since", since)
                .map((row, context) -> counts.put(Meaning.valueOf(row.getString("meaning")), row.getLong("pieces")))
                .list());
        return counts;
    }

    /** Forgets what came before a moment: effects stay, words of strangers need not (GDPR, Article 5). */
    public int forget(Instant before) {
        return database.inTransaction(handle -> handle.createUpdate("delete from returned where came_at < :before")
                .bind("before", before)
                .execute());
    }
}
