package dev.paperboy.papers.sources;

import dev.paperboy.papers.Answer;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Sighting;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Completes what a feed gave without abstract or authors from arXiv's API; if that fails, the papers come as they are. */
final class ArxivDetails {

    private final ArxivHistory history;

    ArxivDetails(ArxivHistory history) {
        this.history = history;
    }

    Answer complete(ArxivBatch batch, String note) {
        var sightings = batch.sightings();
        var bare = sightings.stream()
                .filter(ArxivDetails::isBare)
                .map(sighting -> sighting.ids().get(0))
                .toList();
        if (bare.isEmpty()) {
            return new Answer(sightings, batch.skipped(), note);
        }
        try {
            var details = history.byIds(bare);
            var complete = sightings.stream()
                    .map(sighting -> completed(sighting, details))
                    .toList();
            return new Answer(complete, batch.skipped(), note);
        } catch (IOException e) {
            return new Answer(
                    sightings, batch.skipped(), joined(note, bare.size() + " without details: " + e.getMessage()));
        }
    }

    static boolean isBare(Sighting sighting) {
        return sighting.abstractText().isBlank() || sighting.authors().isEmpty();
    }

    private static Sighting completed(Sighting bare, Map<PaperId, Sighting> details) {
        var whole = details.get(bare.ids().get(0));
        return whole == null || !isBare(bare)
                ? bare
                : new Sighting(
                        bare.day(),
                        Stream.concat(bare.ids().stream(), whole.ids().stream())
                                .distinct()
                                .toList(),
                        bare.title(),
                        fuller(bare.authors(), whole.authors()),
                        bare.abstractText().isBlank() ? whole.abstractText() : bare.abstractText(),
                        bare.summary(),
                        bare.link(),
                        fuller(bare.categories(), whole.categories()),
                        bare.signals());
    }

    private static List<String> fuller(List<String> one, List<String> other) {
        return one.isEmpty() ? other : one;
    }

    private static String joined(String... notes) {
        return Stream.of(notes).filter(note -> !note.isEmpty()).collect(Collectors.joining("; "));
    }
}
