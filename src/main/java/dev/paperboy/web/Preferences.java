package dev.paperboy.web;

import dev.paperboy.matching.Examples;
import dev.paperboy.papers.Papers;
import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Changes;
import dev.paperboy.subscribers.Ratings;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Subscribers;
import dev.paperboy.subscribers.Tokens.Purpose;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** What a reader gets and how to change it, by personal link: opening shows, pressing a button acts. */
@Singleton
@Path("preferences/{token}")
public final class Preferences {

    private static final int LONGEST_PAUSE_DAYS = 366;

    private final Personal personal;
    private final Subscribers subscribers;
    private final Changes changes;
    private final Ratings ratings;
    private final Papers papers;
    private final Bringing bringing;
    private final Previewing previewing;
    private final Examples examples;

    Preferences(
            Personal personal,
            Subscribers subscribers,
            Changes changes,
            Ratings ratings,
            Papers papers,
            Bringing bringing,
            Previewing previewing,
            Examples examples) {
        this.examples = examples;
        this.ratings = ratings;
        this.papers = papers;
        this.bringing = bringing;
        this.previewing = previewing;
        this.personal = personal;
        this.subscribers = subscribers;
        this.changes = changes;
    }

    @GET
    public Response show(@PathParam("token") String token) {
        return personal.forActive(token, Purpose.PREFERENCES, reader -> Html.ok(page(token, reader, Outcome.NONE)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@PathParam("token") String token, MultivaluedMap<String, String> form) {
        return personal.forActive(token, Purpose.PREFERENCES, reader -> {
            var typed = Typed.of(form);
            var reading = Reading.of(typed, examples);
            if (reading.wishes().isEmpty()) {
                var fields = WishesFields.of(typed, reading, previewHref(token), Preview.NONE);
                return Html.wrong(page(token, reader, Outcome.WRONG, fields));
            }
            changes.change(reader, reading.wishes().get());
            return done(token, reader, Outcome.saved("Saved. Your next digest follows these wishes.", reading.hints()));
        });
    }

    /** With the field {@code until}: no digests before that date. Without: two weeks. */
    @POST
    @Path("pause")
    @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.WILDCARD})
    public Response pause(@PathParam("token") String token, MultivaluedMap<String, String> form) {
        return personal.forActive(token, Purpose.PREFERENCES, reader -> {
            if (!form.containsKey("until")) {
                return paused(token, reader, personal.pause(reader));
            }
            var today = personal.today(reader);
            var typed = Typed.one(form, "until");
            var until = Dates.parse(typed)
                    .filter(day -> day.isAfter(today) && day.isBefore(today.plusDays(LONGEST_PAUSE_DAYS + 1L)));
            if (until.isEmpty()) {
                var error = "Please give a date after today and within a year, such as " + today.plusWeeks(3) + ".";
                return Html.wrong(page(token, reader, Outcome.notPaused(typed, error)));
            }
            changes.pause(reader, until.get());
            return paused(token, reader, until.get());
        });
    }

    @POST
    @Path("weekly")
    public Response weekly(@PathParam("token") String token) {
        return personal.forActive(token, Purpose.PREFERENCES, reader -> {
            personal.weekly(reader);
            return done(token, reader, Outcome.done("Done: from now on one digest a week."));
        });
    }

    @POST
    @Path("resume")
    public Response resume(@PathParam("token") String token) {
        return personal.forActive(token, Purpose.PREFERENCES, reader -> {
            changes.resume(reader);
            return done(token, reader, Outcome.done("Welcome back: the pause is over."));
        });
    }

    @POST
    @Path("leave")
    public Response leave(@PathParam("token") String token) {
        return personal.forAnyone(token, Purpose.PREFERENCES, reader -> {
            personal.leave(reader);
            return Html.ok(NoticePage.alreadyLeft());
        });
    }

    /** What the wishes that stand in the form would have brought; keeps nothing. */
    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response preview(
            @PathParam("token") String token, MultivaluedMap<String, String> form, @Context HttpServerRequest request) {
        return personal.forActive(token, Purpose.PREFERENCES, reader -> {
            var typed = Typed.of(form);
            var preview = previewing.of(
                    typed, request, Optional.of(reader), (paper, more) -> personal.taste(reader, paper, more));
            if (Previewing.isFragment(request)) {
                return Html.ok(new PreviewPart(preview));
            }
            var fields = WishesFields.of(typed, Reading.NONE, previewHref(token), preview);
            return Html.ok(page(token, reader, Outcome.NONE, fields));
        });
    }

    /** Papers that are liked already: pasted links, a BibTeX or RIS file, or both. */
    @POST
    @Path("library")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response bring(
            @PathParam("token") String token,
            @RestForm("links") @Nullable String links,
            @RestForm("library") @Nullable FileUpload library) {
        var pasted = Objects.requireNonNullElse(links, "");
        return personal.forActive(token, Purpose.PREFERENCES, reader -> {
            try {
                var file = library == null ? new byte[0] : Files.readAllBytes(library.uploadedFile());
                return done(token, reader, Outcome.done(bringing.bring(reader, pasted, file)));
            } catch (IOException e) {
                throw new UncheckedIOException("An upload that has come cannot be read", e);
            } catch (IllegalArgumentException e) {
                return Html.wrong(page(token, reader, Outcome.notBrought(pasted, String.valueOf(e.getMessage()))));
            }
        });
    }

    @POST
    @Path("back")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response takeBack(@PathParam("token") String token, MultivaluedMap<String, String> form) {
        return personal.forActive(token, Purpose.PREFERENCES, reader -> {
            var key = Typed.one(form, "paper");
            if (!key.matches("[0-9]{1,18}")) {
                throw new BadRequestException();
            }
            ratings.takeBack(reader, Long.parseLong(key));
            return done(token, reader, Outcome.done("Taken back: that paper counts no more."));
        });
    }

    private static String previewHref(String token) {
        return "/preferences/" + token + "/preview";
    }

    private Response paused(String token, Subscriber reader, LocalDate until) {
        return done(token, reader, Outcome.done("Paused: no digest before " + Dates.inFull(until) + "."));
    }

    /** The page with the new state, read back, so that it shows what is stored. */
    private Response done(String token, Subscriber before, Outcome outcome) {
        return Html.ok(page(token, subscribers.find(before.id()).orElse(before), outcome));
    }

    private PreferencesPage page(String token, Subscriber reader, Outcome outcome) {
        return page(token, reader, outcome, WishesFields.of(Typed.of(reader.wishes()), previewHref(token)));
    }

    private PreferencesPage page(String token, Subscriber reader, Outcome outcome, WishesFields fields) {
        return new PreferencesPage(
                "/preferences/" + token,
                reader.address().text(),
                outcome,
                personal.pausedUntil(reader).map(Dates::inFull).orElse(""),
                reader.wishes().rhythm().cadence() == Cadence.WEEKLY,
                WishesText.of(reader.wishes()),
                personal.today(reader).plusDays(1).toString(),
                Rated.of(reader, ratings, papers),
                fields);
    }
}
