package dev.paperboy.web;

import dev.paperboy.papers.Answer;
import dev.paperboy.papers.Library;
import dev.paperboy.papers.LibraryReader;
import dev.paperboy.subscribers.Rating.Origin;
import dev.paperboy.subscribers.Ratings;
import dev.paperboy.subscribers.Subscriber;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** Papers that a reader likes already: links and a library, for the taste to begin with. */
@Singleton
final class Bringing {

    /** Entries of one library that are read, the first ones; more say little more, and each has to be embedded. */
    static final int MOST_ENTRIES = 500;

    private static final int MOST_LINKS = 100;
    private static final int SKIPPED_SHOWN = 3;

    private final LibraryReader reader;
    private final Library library;
    private final Ratings ratings;
    private final InstantSource clock;

    Bringing(LibraryReader reader, Library library, Ratings ratings, InstantSource clock) {
        this.reader = reader;
        this.library = library;
        this.ratings = ratings;
        this.clock = clock;
    }

    /**
     * Keeps the papers as liked.
     *
     * @return what became of them, in sentences
     * @throws IllegalArgumentException with sentences for the reader, if no paper was noted
     */
    String bring(Subscriber subscriber, String links, byte[] bytes) {
        var file = reader.text(bytes);
        var sentences = new ArrayList<String>();
        var keys = new LinkedHashSet<Long>();
        if (!links.isBlank()) {
            keys.addAll(links(links, sentences));
        }
        if (!file.isBlank()) {
            keys.addAll(file(file, sentences));
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(
                    sentences.isEmpty()
                            ? "Please paste a link, or choose a BibTeX or RIS file."
                            : String.join(" ", sentences));
        }
        ratings.rate(subscriber, keys, true, Origin.IMPORT);
        sentences.add(0, keys.size() == 1 ? "1 paper noted as liked." : keys.size() + " papers noted as liked.");
        return String.join(" ", sentences);
    }

    private List<Long> links(String text, List<String> sentences) {
        var pasted = reader.links(text);
        if (pasted.size() > MOST_LINKS) {
            throw new IllegalArgumentException("Please paste at most " + MOST_LINKS + " links at a time; these are "
                    + pasted.size() + ". A library can be larger.");
        }
        var rows = library.known(
                pasted.stream().flatMap(piece -> piece.ids().stream()).toList());
        var found = new ArrayList<Long>();
        var unknown = new ArrayList<String>();
        var strange = new ArrayList<String>();
        for (var piece : pasted) {
            var row = piece.ids().stream()
                    .filter(rows::containsKey)
                    .map(rows::get)
                    .findFirst();
            row.ifPresentOrElse(found::add, () -> (piece.ids().isEmpty() ? strange : unknown).add(piece.text()));
        }
        if (!unknown.isEmpty()) {
            sentences.add("We have no text of " + shown(unknown)
                    + ": bring them as BibTeX or RIS with title and abstract, and they count too.");
        }
        if (!strange.isEmpty()) {
            sentences.add("No link or id of a paper: " + shown(strange) + ".");
        }
        return found;
    }

    private List<Long> file(String file, List<String> sentences) {
        Answer answer;
        try {
            answer = reader.read(file, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        } catch (IOException e) {
            throw new IllegalArgumentException("The file cannot be used: " + e.getMessage() + ".", e);
        }
        var entries = answer.sightings();
        var first = entries.subList(0, Math.min(entries.size(), MOST_ENTRIES));
        if (first.size() < entries.size()) {
            sentences.add("The first " + first.size() + " of " + entries.size()
                    + " entries were read; bring the others in a file of their own, and they count too.");
        }
        var kept = library.keep(first, clock.instant());
        var skipped = new ArrayList<>(answer.skipped());
        skipped.addAll(kept.skipped());
        if (!skipped.isEmpty()) {
            sentences.add("Left out: "
                    + skipped.stream()
                            .limit(SKIPPED_SHOWN)
                            .map(entry -> "entry " + entry.position() + " (" + entry.reason() + ")")
                            .collect(Collectors.joining(", "))
                    + (skipped.size() > SKIPPED_SHOWN ? " and " + (skipped.size() - SKIPPED_SHOWN) + " more" : "")
                    + ".");
        }
        return kept.keys();
    }

    private static String shown(List<String> pieces) {
        return pieces.stream()
                        .limit(SKIPPED_SHOWN)
                        .map(piece -> "“" + (piece.length() > 80 ? piece.substring(0, 80) + "…" : piece) + "”")
                        .collect(Collectors.joining(", "))
                + (pieces.size() > SKIPPED_SHOWN ? " and " + (pieces.size() - SKIPPED_SHOWN) + " more" : "");
    }
}
