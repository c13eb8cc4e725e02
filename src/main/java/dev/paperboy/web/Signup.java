package dev.paperboy.web;

import dev.paperboy.delivery.Invitations;
import dev.paperboy.matching.Examples;
import dev.paperboy.subscribers.Address;
import dev.paperboy.subscribers.Joining;
import dev.paperboy.subscribers.Joining.Confirmation;
import dev.paperboy.subscribers.Links;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Double opt-in as readers meet it: the form, the mail's link, the button. */
@Singleton
@Path("/")
public final class Signup {

    private static final String PREVIEW = "/subscribe/preview";

    private static final Logger LOG = Logger.getLogger(Signup.class);

    private final Invitations invitations;
    private final Joining joining;
    private final Links links;
    private final Previewing previewing;
    private final Examples examples;

    Signup(Invitations invitations, Joining joining, Links links, Previewing previewing, Examples examples) {
        this.previewing = previewing;
        this.examples = examples;
        this.invitations = invitations;
        this.joining = joining;
        this.links = links;
    }

    @GET
    @Path("subscribe")
    public Response form(@QueryParam("topic") @DefaultValue("") String topic) {
        var fields = WishesFields.of(Typed.fresh(topic.strip()), PREVIEW);
        return Html.ok(new SubscribePage("", "", false, fields));
    }

    /** What the topics would have brought; keeps nothing, and is no GET only because addresses stand in the history. */
    @POST
    @Path("subscribe/preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response preview(MultivaluedMap<String, String> form, @Context HttpServerRequest request) {
        var typed = Typed.of(form);
        var preview = previewing.of(typed, request, Optional.empty(), (paper, more) -> "");
        if (Previewing.isFragment(request)) {
            return Html.ok(new PreviewPart(preview));
        }
        var fields = WishesFields.of(typed, Reading.NONE, PREVIEW, preview);
        return Html.ok(new SubscribePage(Typed.one(form, "address"), "", false, fields));
    }

    @POST
    @Path("subscribe")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response subscribe(MultivaluedMap<String, String> form, @Context HttpServerRequest request) {
        if (!Typed.one(form, "website").isEmpty()) {
            // Nobody can see this field, so a robot filled it in; it learns nothing from the answer.
            LOG.info("Ignored a subscribe form reason=honeypot");
            return Html.ok(NoticePage.mailOnItsWay(List.of()));
        }
        var typed = Typed.of(form);
        var reading = Reading.of(typed, examples);
        var text = Typed.one(form, "address");
        Address address;
        try {
            address = Address.parse(text);
        } catch (IllegalArgumentException e) {
            return again(text, String.valueOf(e.getMessage()), typed, reading);
        }
        if (reading.wishes().isEmpty()) {
            return again(text, "", typed, reading);
        }
        invitations.request(
                address, reading.wishes().get(), request.remoteAddress().hostAddress());
        return Html.ok(NoticePage.mailOnItsWay(reading.hints()));
    }

    @GET
    @Path("confirm/{token}")
    public Response look(@PathParam("token") String token) {
        return answer(
                joining.look(token),
                open -> new ConfirmPage(
                        "/confirm/" + token,
                        open.subscriber().address().text(),
                        WishesText.of(open.request().wishes())));
    }

    @POST
    @Path("confirm/{token}")
    public Response confirm(@PathParam("token") String token) {
        return answer(
                joining.confirm(token),
                open -> new WelcomePage(
                        open.subscriber().address().text(),
                        WishesText.of(open.request().wishes()),
                        links.preferences(open.subscriber()).getRawPath()));
    }

    private static Response again(String address, String addressError, Typed typed, Reading reading) {
        var fields = WishesFields.of(typed, reading, PREVIEW, Preview.NONE);
        return Html.wrong(new SubscribePage(address, addressError, true, fields));
    }

    private static Response answer(Confirmation confirmation, Function<Confirmation.Open, TemplateInstance> page) {
        if (confirmation instanceof Confirmation.Open open) {
            return Html.ok(page.apply(open));
        }
        if (confirmation instanceof Confirmation.Used) {
            return Html.gone(NoticePage.usedLink());
        }
        if (confirmation instanceof Confirmation.Expired) {
            return Html.gone(NoticePage.expiredLink());
        }
        return Html.notFound(NoticePage.unknownLink());
    }
}
