package dev.paperboy.papers;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** A place that reports papers. */
public interface Source {

    /** The short name that is stored, such as {@code huggingface}. */
    String name();

    /** The name that readers see, such as {@code Hugging Face}. */
    String label();

    /**
     * Days before the collected one whose lists are worth another look, because they grow and their signals rise after their day.
     */
    default List<Integer> daysToLookBack() {
        return List.of();
    }

    /**
     * Asks what was announced on a day.
     *
     * @throws IOException if the source could not be reached or did not answer in its own format; later may help
     */
    Answer announcedOn(LocalDate day) throws IOException;
}
