package dev.paperboy.web;

import dev.paperboy.papers.Paper;
import dev.paperboy.papers.Papers;
import dev.paperboy.subscribers.Changes;
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

    private final Personal personal;
    private final Papers papers;
    private final Changes changes;

    Tasting(Personal personal, Papers papers, Changes changes) {
        this.personal = personal;
        this.papers = papers;
        this.changes = changes;
    }

    @GET
    public Response ask(@PathParam("token") String token, @PathParam("id") String id, @Context UriInfo uri) {
        var more = !uri.getQueryParameters().containsKey("less");
        return of(token, id, (reader, paper) -> Html.ok(page(token, paper, "", more)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response keep(
            @PathParam("token") String token, @PathParam("id") String id, MultivaluedMap<String, String> form) {
        var verdict = Typed.one(form, "verdict");
        return of(token, id, (reader, paper) -> switch (verdict) {
            case "more" -> {
                changes.taste(reader, paper.key(), true);
                yield Html.ok(page(token, paper, "More like this.", true));
            }
            case "less" -> {
                changes.taste(reader, paper.key(), false);
                yield Html.ok(page(token, paper, "Not for me.", false));
            }
            default -> Html.wrong(page(token, paper, "", true));
        });
    }

    private Response of(String token, String id, BiFunction<Subscriber, Paper, Response> answer) {
        return personal.forActive(token, Purpose.TASTE, reader -> PaperPages.find(papers, id)
                .map(paper -> answer.apply(reader, paper))
                .orElseGet(() -> Html.notFound(NoticePage.unknownLink())));
    }

    private static TastePage page(String token, Paper paper, String said, boolean more) {
        return new TastePage("/taste/" + token + "/" + Hrefs.path(paper.id()), PaperItem.of(paper, 1), said, more);
    }
}
