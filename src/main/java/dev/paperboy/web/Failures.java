package dev.paperboy.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where a request that failed becomes a page. */
final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    private static final int BAD_REQUEST = 400;
    private static final int CONTENT_TOO_LARGE = 413;

    private final MemorySize largest;

    Failures(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest) {
        this.largest = largest;
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException e) {
        return Html.notFound(NoticePage.notFound());
    }

    /** Wrong method, wrong content type, too long a body that did not say so before ({@link Uploads}). */
    @ServerExceptionMapper
    Response refused(WebApplicationException e, HttpServerRequest request) {
        var status = e.getResponse().getStatus();
        if (status == CONTENT_TOO_LARGE) {
            return Html.page(status, NoticePage.tooLarge(largest, request.path()));
        }
        return status >= 500 ? Html.page(status, NoticePage.failed()) : refused(status);
    }

    @ServerExceptionMapper
    Response failed(Throwable e, HttpServerRequest request) {
        if (BrokenBody.isCauseOf(e)) {
            return refused(BAD_REQUEST);
        }
        LOG.errorf(e, "Failed to answer method=%s path=%s", request.method(), Headers.withoutToken(request.path()));
        return Html.page(500, NoticePage.failed());
    }

    private static Response refused(int status) {
        return Html.page(status, NoticePage.refused("Your browser asked in a way that this page does not understand."));
    }
}
