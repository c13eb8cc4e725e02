package dev.paperboy.papers.sources;

import dev.paperboy.papers.Answer;
import dev.paperboy.papers.Sighting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An answer in the making. Every entry of a source ends in it exactly once: as a sighting or as skipped. */
final class Gathered {

    private final List<Sighting> sightings = new ArrayList<>();
    private final List<Answer.Skipped> skipped = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();

    void add(int position, Sighting sighting) {
        var first = positions.putIfAbsent(identity(sighting), position);
        if (first == null) {
            sightings.add(sighting);
        } else {
            skip(position, "the same paper as entry " + first);
        }
    }

    void skip(int position, String reason) {
        skipped.add(new Answer.Skipped(position, reason));
    }

    Answer answer(String note) {
        return new Answer(sightings, skipped, note);
    }

    static String identity(Sighting sighting) {
        return sighting.ids().isEmpty()
                ? sighting.title().toLowerCase(Locale.ROOT)
                : sighting.ids().get(0).toString();
    }
}
