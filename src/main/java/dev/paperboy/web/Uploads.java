package dev.paperboy.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * A page for who sends more than is taken (RFC 9110, 15.5.14). Quarkus answers what announces too much by itself, with nothing but the
 * number 413, before any page is asked; and it closes the connection while the browser is still sending, which then tells of a lost
 * connection and not of the answer.
 */
@Singleton
final class Uploads {

    private static final Logger LOG = Logger.getLogger(Uploads.class);

    /** Ahead of Quarkus' own look at the length, and behind {@link Headers}. */
    private static final int BEFORE_THE_LIMIT = 100;

    /** What is read to be thrown away, so that the browser comes to an end and looks at the answer. Whoever sends more finds out anyhow. */
    private static final long MOST_PASSED_OVER = 64L << 20;

    private final MemorySize largest;

    Uploads(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest) {
        this.largest = largest;
    }

    void register(@Observes Filters filters) {
        filters.register(this::look, BEFORE_THE_LIMIT);
    }

    private void look(RoutingContext context) {
        var request = context.request();
        var announced = announced(request);
        if (announced <= largest.asLongValue()) {
            context.next();
        } else if (announced > MOST_PASSED_OVER || request.headers().contains(HttpHeaders.EXPECT)) {
            answer(context);
        } else {
            request.endHandler(end -> answer(context));
            request.handler(part -> {}).resume();
        }
    }

    /** What is sent in pieces, by programs and not by browsers, announces nothing; Quarkus counts it and answers with the bare number. */
    private static long announced(HttpServerRequest request) {
        try {
            return Long.parseLong(String.valueOf(request.getHeader(HttpHeaders.CONTENT_LENGTH)));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private void answer(RoutingContext context) {
        var page = NoticePage.tooLarge(largest, context.normalizedPath());
        page.renderAsync().whenComplete((html, failure) -> {
            if (failure != null) {
                LOG.error("Failed to say that an upload is too large", failure);
            }
            context.response()
                    .setStatusCode(413)
                    .putHeader(HttpHeaders.CONTENT_TYPE, Html.TYPE)
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .end(failure == null ? html : "");
        });
    }
}
