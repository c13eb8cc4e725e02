package dev.paperboy.papers;

import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Sightings for tests, changed one field at a time. */
final class Sightings {

    static final LocalDate DAY = LocalDate.parse("2026-01-05");

    private Sightings() {}

    static Sighting of(String title, PaperId... ids) {
        return new Sighting(
                DAY, List.of(ids), title, List.of(), "", Optional.empty(), Optional.empty(), List.of(), Signals.NONE);
    }

    static Sighting on(LocalDate day, Sighting s) {
        return new Sighting(
                day,
                s.ids(),
                s.title(),
                s.authors(),
                s.abstractText(),
                s.summary(),
                s.link(),
                s.categories(),
                s.signals());
    }

    static Sighting by(Sighting s, String... authors) {
        return new Sighting(
                s.day(),
                s.ids(),
                s.title(),
                Arrays.asList(authors),
                s.abstractText(),
                s.summary(),
                s.link(),
                s.categories(),
                s.signals());
    }

    static Sighting saying(Sighting s, String abstractText) {
        return new Sighting(
                s.day(),
                s.ids(),
                s.title(),
                s.authors(),
                abstractText,
                s.summary(),
                s.link(),
                s.categories(),
                s.signals());
    }

    static Sighting at(Sighting s, String link) {
        return new Sighting(
                s.day(),
                s.ids(),
                s.title(),
                s.authors(),
                s.abstractText(),
                s.summary(),
                Optional.of(URI.create(link)),
                s.categories(),
                s.signals());
    }

    static Sighting in(Sighting s, String... categories) {
        return new Sighting(
                s.day(),
                s.ids(),
                s.title(),
                s.authors(),
                s.abstractText(),
                s.summary(),
                s.link(),
                Arrays.asList(categories),
                s.signals());
    }

    static Sighting liked(Sighting s, int upvotes, int comments) {
        return new Sighting(
                s.day(),
                s.ids(),
                s.title(),
                s.authors(),
                s.abstractText(),
                s.summary(),
                s.link(),
                s.categories(),
                new Signals(OptionalInt.of(upvotes), OptionalInt.of(comments), OptionalInt.empty()));
    }
}
