package dev.paperboy.papers;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** Reads what a reader brings along: a library of a reference manager, or links. */
public interface LibraryReader {

    /** A file's text, whatever program wrote it. */
    String text(byte[] file);

    /**
     * The entries of a BibTeX or RIS file.
     *
     * @param day what the entries are listed on, since libraries are of no day themselves
     * @throws IOException with half a sentence for the reader, if it is neither or has no entry
     */
    Answer read(String file, LocalDate day) throws IOException;

    /** What was pasted, piece by piece, with the paper's name where there is one. */
    List<Pasted> links(String text);

    /**
     * A piece between white space or commas.
     *
     * @param ids the names found in it; empty if it names no paper
     */
    record Pasted(String text, List<PaperId> ids) {
        public Pasted {
            ids = List.copyOf(ids);
        }
    }
}
