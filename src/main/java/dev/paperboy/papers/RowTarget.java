package dev.paperboy.papers;

import java.util.Optional;

/**
 * What a row should be, now that its work is known.
 *
 * @param face the row that shows the work; itself, or the one it points to
 * @param name under which it is kept: the work's for the face, one of no meaning for the others
 * @param shown what it shows: all that is known for the face, for the others what they say themselves
 * @param place the work's, for the face
 */
record RowTarget(Row row, Row face, String name, Description shown, Optional<Row.Place> place) {

    static RowTarget of(Row row, Group work) {
        var face = work.face();
        return face == row
                ? new RowTarget(
                        row, face, work.best().identity().toString(), work.description(), Optional.of(work.place()))
                : new RowTarget(row, face, "part:" + row.identity(), row.own(), Optional.empty());
    }

    boolean isFace() {
        return face == row;
    }

    /** Whether it shows something else than what it says itself. */
    boolean isApart() {
        return !shown.equals(row.own());
    }

    /** Whether the database has another row than this; a new row is not changed. */
    boolean isChanged() {
        return row.stored()
                .filter(stored -> !stored.name().equals(name)
                        || !stored.shown().equals(shown)
                        || !stored.own().equals(row.own())
                        || !stored.firstDay().equals(row.firstDay())
                        || !isShownBy(stored))
                .isPresent();
    }

    /** New rows are younger than stored ones, so that a stored row's face is a stored one too. */
    private boolean isShownBy(Row.Stored stored) {
        return isFace()
                ? stored.sameAs().isEmpty()
                : stored.sameAs().isPresent()
                        && face.stored()
                                .filter(other -> other.key() == stored.sameAs().getAsLong())
                                .isPresent();
    }

    boolean wasFace() {
        return row.stored().filter(stored -> stored.sameAs().isEmpty()).isPresent();
    }

    Optional<String> storedName() {
        return row.stored().map(Row.Stored::name);
    }

    /** Of a row that the database has. */
    long storedKey() {
        return row.stored().orElseThrow().key();
    }
}
