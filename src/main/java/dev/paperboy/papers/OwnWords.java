package dev.paperboy.papers;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a row that shows what several say keeps what it says itself. */
record OwnWords(
        String title,
        List<String> authors,
        String abstractText,
        @Nullable String summary,
        @Nullable String link,
        List<String> categories,
        String origins) {

    static String json(Description own) {
        return Json.of(new OwnWords(
                own.title(),
                own.authors(),
                own.abstractText(),
                own.summary().orElse(null),
                own.link().map(URI::toString).orElse(null),
                own.categories(),
                own.origins().toString()));
    }

    static Description read(String json, PaperId.Scheme scheme) {
        var words = Json.ownWords(json);
        return new Description(
                scheme,
                words.title,
                words.authors,
                words.abstractText,
                Optional.ofNullable(words.summary),
                Optional.ofNullable(words.link).map(URI::create),
                words.categories,
                Origins.parse(words.origins));
    }
}
