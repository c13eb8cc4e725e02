package dev.paperboy.web;

import dev.paperboy.returns.Webhooks;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Where relays post what came back. Whoever posts must prove to be the relay; others learn nothing. */
@Singleton
@Path("/returns/{relay}")
public final class ReturnsEndpoint {

    private final Webhooks webhooks;

    ReturnsEndpoint(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @POST
    public Response take(@PathParam("relay") String relay, @Context HttpHeaders headers, byte[] body) {
        var answer = webhooks.take(relay, name -> Optional.ofNullable(headers.getHeaderString(name)), body);
        return Response.status(
                        switch (answer) {
                            case TAKEN -> Response.Status.NO_CONTENT;
                            case FORGED -> Response.Status.FORBIDDEN;
                            case MALFORMED -> Response.Status.BAD_REQUEST;
                            case UNKNOWN -> Response.Status.NOT_FOUND;
                        })
                .build();
    }
}
