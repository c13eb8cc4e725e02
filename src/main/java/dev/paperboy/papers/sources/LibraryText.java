package dev.paperboy.papers.sources;

import dev.paperboy.papers.Answer;
import dev.paperboy.papers.LibraryReader;
import dev.paperboy.papers.PaperId;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Libraries in BibTeX or RIS, and links to arXiv, to DOIs, to bioRxiv and medRxiv and to Hugging Face's pages of papers. */
@Singleton
public final class LibraryText implements LibraryReader {

    private static final Pattern SEPARATOR =
            Pattern.compile("\\s+|[,;]+(?=\\s|$|https?:|10\\.|arxiv|doi|\\d{4}\\.\\d{4})");
    private static final Charset WINDOWS = Charset.forName("windows-1252");

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

    /** UTF-8, which most programs write, UTF-16 with its mark, or else what Windows took for text before. */
    @Override
    public String text(byte[] file) {
        var mark = file.length < 2 ? 0 : (file[0] & 0xFF) << 8 | file[1] & 0xFF;
        if (mark == 0xFEFF || mark == 0xFFFE) {
            return new String(file, StandardCharsets.UTF_16);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(file, WINDOWS);
        }
    }

    /** DOIs may have a semicolon inside. */
    @Override
    public List<Pasted> links(String text) {
        return Stream.of(SEPARATOR.split(text))
                .filter(piece -> !piece.isBlank())
                .map(piece -> new Pasted(piece, ids(piece)))
                .toList();
    }

    private static List<PaperId> ids(String piece) {
        var page = HUGGING_FACE.matcher(piece);
        if (page.matches()) {
            return Ids.arxiv(page.group(1)).stream().toList();
        }
        var readable = unescaped(piece);
        return Stream.of(Ids.arxiv(readable).stream(), Ids.foundArxiv(readable), Ids.foundDoi(readable))
                .flatMap(found -> found)
                .distinct()
                .toList();
    }

    /** Addresses that were copied from a browser have signs written as numbers (RFC 3986, 2.1): {@code 10.1000%2F182}. */
    private static String unescaped(String address) {
        if (address.indexOf('%') < 0) {
            return address;
        }
        try {
            return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
