package dev.paperboy.web;

import dev.paperboy.papers.PaperId;
import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Changes;
import dev.paperboy.subscribers.Links;
import dev.paperboy.subscribers.Rhythm;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Subscribers;
import dev.paperboy.subscribers.Tokens.Purpose;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** What the personal links have in common: whose they are, and the changes that more than one page offers. */
@Singleton
final class Personal {

    private static final int WEEKS_OF_A_PAUSE = 2;

    private final Subscribers subscribers;
    private final Changes changes;
    private final Links links;
    private final InstantSource clock;

    Personal(Subscribers subscribers, Changes changes, Links links, InstantSource clock) {
        this.links = links;
        this.subscribers = subscribers;
        this.changes = changes;
        this.clock = clock;
    }

    /** Answers for the active reader whom a token belongs to; others are told why not. */
    Response forActive(String token, Purpose purpose, Function<Subscriber, Response> answer) {
        return forAnyone(token, purpose, reader -> switch (reader.state()) {
            case ACTIVE -> answer.apply(reader);
            case LEFT -> Html.gone(NoticePage.alreadyLeft());
            case PENDING -> Html.notFound(NoticePage.unknownLink());
        });
    }

    /** Answers for whomever a token belongs to, also those who have left. */
    Response forAnyone(String token, Purpose purpose, Function<Subscriber, Response> answer) {
        return subscribers.byToken(token, purpose).map(answer).orElseGet(() -> Html.notFound(NoticePage.unknownLink()));
    }

    /** The reader's date now. */
    LocalDate today(Subscriber reader) {
        return LocalDate.ofInstant(clock.instant(), reader.wishes().rhythm().zone());
    }

    /** The end of a running pause; empty if there is none. */
    Optional<LocalDate> pausedUntil(Subscriber reader) {
        return reader.pausedUntil().filter(until -> until.isAfter(today(reader)));
    }

    /** Pauses for two weeks and says until when. */
    LocalDate pause(Subscriber reader) {
        var until = today(reader).plusWeeks(WEEKS_OF_A_PAUSE);
        changes.pause(reader, until);
        return until;
    }

    /** Makes the digest a weekly one, everything else staying as it is. */
    void weekly(Subscriber reader) {
        var rhythm = reader.wishes().rhythm();
        var weekly = new Rhythm(Cadence.WEEKLY, rhythm.weekday(), rhythm.hour(), rhythm.zone());
        changes.change(reader, reader.wishes().withRhythm(weekly));
    }

    /** The page on which a reader says more or less of a paper, reached from a page of ours. */
    String taste(Subscriber reader, PaperId paper, boolean more) {
        return links.taste(reader, paper.toString(), more).getRawPath()
                + (more ? "?more&" : "?less&")
                + Tasting.FROM_PAGE;
    }

    void leave(Subscriber reader) {
        if (reader.state() != Subscriber.State.LEFT) {
            changes.leave(reader, Changes.Reason.LEFT);
        }
    }
}
