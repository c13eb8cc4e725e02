package dev.paperboy.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;

/** Answers that are pages. */
final class Html {

    static final String TYPE = "text/html; charset=utf-8";

    private Html() {}

    static Response ok(TemplateInstance page) {
        return page(200, page);
    }

    /** What was typed cannot be taken; the page says why. */
    static Response wrong(TemplateInstance page) {
        return page(400, page);
    }

    static Response notFound(TemplateInstance page) {
        return page(404, page);
    }

    /** There was something at this address, but its time is over (RFC 9110, 15.5.11). */
    static Response gone(TemplateInstance page) {
        return page(410, page);
    }

    static Response page(int status, TemplateInstance page) {
        return Response.status(status).type(TYPE).entity(page.render()).build();
    }
}
