package dev.paperboy.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where a request that failed becomes a page. */
final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    @ServerExceptionMapper
    Response notFound(NotFoundException e) {
        return Html.notFound(NoticePage.notFound());
    }

    /** Wrong method, wrong content type, too long a body. */
    @ServerExceptionMapper
    Response refused(WebApplicationException e) {
        var status = e.getResponse().getStatus();
        return status >= 500
                ? Html.page(status, NoticePage.failed())
                : Html.page(
                        status, NoticePage.refused("Your browser asked in a way that this page does not understand."));
    }

    @ServerExceptionMapper
    Response failed(Throwable e, HttpServerRequest request) {
        LOG.errorf(e, "Failed to answer method=%s path=%s", request.method(), Headers.withoutToken(request.path()));
        return Html.page(500, NoticePage.failed());
    }
}
