package dev.paperboy.papers.sources;

import dev.paperboy.papers.Answer;
import dev.paperboy.papers.LibraryReader;
import dev.paperboy.papers.PaperId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Libraries in BibTeX or RIS, and links to arXiv, to DOIs, to bioRxiv and medRxiv and to Hugging Face's pages of papers. */
@Singleton
public final class LibraryText implements LibraryReader {

    private static final Pattern HUGGING_FACE = Pattern.compile(
            "(?i)(?:https?://)?(?:www\\.)?(?:huggingface\\.co|hf\\.co)/papers/(\\d{4}\\.\\d{4,5})(?:[/?#v]\\S*)?");

    @Override
    public Answer read(String file, LocalDate day) throws IOException {
        var text = file.replaceFirst("^\uFEFF", "");
        if (Ris.looksLike(text)) {
            return Ris.read(text, day);
        }
        if (BibTex.looksLike(text)) {
            return BibTex.read(text, day);
        }
        throw new IOException("it is neither BibTeX nor RIS");
    }

    @Override
    public List<Pasted> links(String text) {
        return Stream.of(text.split("[\\s,;]+"))
                .filter(piece -> !piece.isBlank())
                .map(piece -> new Pasted(piece, ids(piece)))
                .toList();
    }

    private static List<PaperId> ids(String piece) {
        var page = HUGGING_FACE.matcher(piece);
        if (page.matches()) {
            return Ids.arxiv(page.group(1)).stream().toList();
        }
        return Stream.of(Ids.arxiv(piece).stream(), Ids.foundArxiv(piece), Ids.foundDoi(piece))
                .flatMap(found -> found)
                .distinct()
                .toList();
    }
}
