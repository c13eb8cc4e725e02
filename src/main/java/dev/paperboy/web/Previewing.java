package dev.paperboy.web;

import dev.paperboy.matching.Examples;
import dev.paperboy.papers.PaperId;
import dev.paperboy.subscribers.Subscriber;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Answers what the topics that stand in the form would have brought, as far as there is room for such questions. */
@Singleton
final class Previewing {

    private final Lookback lookback;
    private final Throttle throttle;
    private final Examples examples;

    Previewing(Lookback lookback, Throttle throttle, Examples examples) {
        this.examples = examples;
        this.lookback = lookback;
        this.throttle = throttle;
    }

    /**
     * @param reader whose likes and dislikes count, if it is known who asks
     * @param taste see {@link Preview#of}
     */
    Preview of(
            Typed typed,
            HttpServerRequest request,
            Optional<Subscriber> reader,
            BiFunction<PaperId, Boolean, String> taste) {
        if (typed.chosen().isEmpty() && typed.own().isBlank()) {
            return Preview.wrong("Choose a topic or write one, and this shows what it would have brought.", List.of());
        }
        // Whatever stands in the other fields: whoever tries a topic has not got that far yet.
        return throttle.run(address(request), () -> answer(Reading.of(typed.forPreview(), examples), reader, taste))
                .orElse(Preview.BUSY);
    }

    private Preview answer(Reading reading, Optional<Subscriber> reader, BiFunction<PaperId, Boolean, String> taste) {
        return reading.wishes()
                .map(wishes -> Preview.of(lookback.digest(wishes, reader), taste, reading.hints()))
                .orElseGet(() -> Preview.wrong(
                        reading.errors().getOrDefault("topics", "Please check what is typed."), reading.problems()));
    }

    private static String address(HttpServerRequest request) {
        return request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    }

    /** Whether the script asks, which wants the fragment only. */
    static boolean isFragment(HttpServerRequest request) {
        return "true".equals(request.getHeader("HX-Request"));
    }
}
