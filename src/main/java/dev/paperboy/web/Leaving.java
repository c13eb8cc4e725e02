package dev.paperboy.web;

import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Tokens.Purpose;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * The link at the end of every digest and in its List-Unsubscribe header. Opening it changes nothing, since scanners open every link.
 * A POST leaves, whoever sends it and whatever its body: a mail program's one-click {@code List-Unsubscribe=One-Click} (RFC 8058, 3.2)
 * comes without cookies and must not be redirected, and a second one is as welcome as the first.
 *
 * <p>The token stays good for leaving only: pausing and a weekly digest are less than leaving, but wishes cannot be read here.
 */
@Singleton
@Path("unsubscribe/{token}")
public final class Leaving {

    private final Personal personal;

    Leaving(Personal personal) {
        this.personal = personal;
    }

    @GET
    public Response ask(@PathParam("token") String token) {
        return personal.forAnyone(
                token,
                Purpose.UNSUBSCRIBE,
                reader -> reader.state() == Subscriber.State.LEFT
                        ? Html.ok(NoticePage.alreadyLeft())
                        : Html.ok(page(token, reader)));
    }

    @POST
    public Response leave(@PathParam("token") String token) {
        return personal.forAnyone(token, Purpose.UNSUBSCRIBE, reader -> {
            personal.leave(reader);
            return Html.ok(NoticePage.alreadyLeft());
        });
    }

    @POST
    @Path("pause")
    public Response pause(@PathParam("token") String token) {
        return personal.forActive(token, Purpose.UNSUBSCRIBE, reader -> {
            var until = personal.pause(reader);
            return Html.ok(stays("Paused", "No digest comes before " + Dates.inFull(until) + "."));
        });
    }

    @POST
    @Path("weekly")
    public Response weekly(@PathParam("token") String token) {
        return personal.forActive(token, Purpose.UNSUBSCRIBE, reader -> {
            personal.weekly(reader);
            return Html.ok(stays("Once a week from now on", "Your topics stay as they are."));
        });
    }

    private LeavePage page(String token, Subscriber reader) {
        return new LeavePage(
                "/unsubscribe/" + token,
                reader.address().text(),
                personal.pausedUntil(reader).isPresent(),
                reader.wishes().rhythm().cadence() == Cadence.WEEKLY);
    }

    private static NoticePage stays(String title, String sentence) {
        return new NoticePage(
                title,
                List.of(sentence, "Every digest has the links to change this again, and to leave."),
                List.of(new Link("Today’s papers", "/")));
    }
}
