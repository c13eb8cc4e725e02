package dev.paperboy.web;

import dev.paperboy.papers.Paper;
import dev.paperboy.papers.Papers;
import dev.paperboy.subscribers.Rating.Origin;
import dev.paperboy.subscribers.Ratings;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Tokens.Purpose;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.BiFunction;

/** "More like this" and "not for me": the mail's link shows the paper, a button keeps the verdict. */
@Singleton
@Path("taste/{token}/{id: .+}")
public final class Tasting {

    /** Marks links of our pages, to tell them from those in mails. */
    static final String FROM_PAGE = "page";

    private final Personal personal;
    private final Papers papers;
    private final Ratings ratings;

    Tasting(Personal personal, Papers papers, Ratings ratings) {
        this.personal = personal;
        this.papers = papers;
        this.ratings = ratings;
    }

    @GET
    public Response ask(@PathParam("token") String token, @PathParam("id") String id, @Context UriInfo uri) {
        var more = !uri.getQueryParameters().containsKey("less");
        var origin = uri.getQueryParameters().containsKey(FROM_PAGE) ? Origin.PAGE : Origin.MAIL;
        return of(token, id, (reader, paper) -> Html.ok(page(token, paper, "", more, origin)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response keep(
            @PathParam("token") String token,
            @PathParam("id") String id,
            @Context UriInfo uri,
            MultivaluedMap<String, String> form) {
        var verdict = Typed.one(form, "verdict");
        var origin = uri.getQueryParameters().containsKey(FROM_PAGE) ? Origin.PAGE : Origin.MAIL;
        return of(token, id, (reader, paper) -> switch (verdict) {
            case "more" -> {
                ratings.rate(reader, paper.key(), true, origin);
                yield Html.ok(page(token, paper, "More like this.", true, origin));
            }
            case "less" -> {
                ratings.rate(reader, paper.key(), false, origin);
                yield Html.ok(page(token, paper, "Not for me.", false, origin));
            }
            case "back" -> {
                ratings.takeBack(reader, paper.key());
                yield Html.ok(page(token, paper, "Taken back: it counts no more.", true, origin));
            }
            default -> Html.wrong(page(token, paper, "", true, origin));
        });
    }

    private Response of(String token, String id, BiFunction<Subscriber, Paper, Response> answer) {
        return personal.forActive(token, Purpose.TASTE, reader -> PaperPages.find(papers, id)
                .map(paper -> answer.apply(reader, paper))
                .orElseGet(() -> Html.notFound(NoticePage.unknownLink())));
    }

    private static TastePage page(String token, Paper paper, String said, boolean more, Origin origin) {
        var action = "/taste/" + token + "/" + Hrefs.path(paper.id()) + (origin == Origin.PAGE ? "?" + FROM_PAGE : "");
        return new TastePage(action, PaperItem.of(paper, 1), said, more);
    }
}
