package dev.paperboy.papers.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.papers.Sighting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the bytes of a feed are, and whatever it says of them, its titles can be read. */
class FeedEncodingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // what it is | what it says | mark
                "UTF-8 | UTF-8 | no",
                "UTF-8 | UTF-8 | yes",
                "UTF-8 | ISO-8859-1 | no",
                "UTF-8 | US-ASCII | no",
                "UTF-8 | UTF-16 | no",
                "UTF-8 | utf-32 | yes",
                "UTF-8 | no-such-thing | no",
                "UTF-16BE | UTF-16 | yes",
                "UTF-16LE | UTF-16 | yes",
                "UTF-16BE | UTF-16 | no",
                "UTF-16LE | UTF-16LE | no",
                "UTF-16LE | UTF-8 | no",
                "UTF-32BE | UTF-32 | yes",
                "UTF-32LE | UTF-32 | yes",
                "UTF-32BE | UTF-32 | no",
                "UTF-32LE | UTF-32LE | no",
                "ISO-8859-1 | ISO-8859-1 | no",
                "ISO-8859-1 | UTF-8 | no",
                "windows-1252 | windows-1252 | no",
                "windows-1252 | ISO-8859-1 | no",
                "windows-1252 | us-ascii | no",
                "ISO-8859-15 | ISO-8859-15 | no",
                "IBM850 | IBM850 | no",
            })
    void theTitleComesAsItWasWritten(String charset, String declared, String mark) throws IOException {
        var text =
                "<?xml version='1.0' encoding='" + declared + "'?><rss><item><title>Café Müller</title></item></rss>";
        assertThat(titles(bytes((mark.equals("yes") ? "\uFEFF" : "") + text, charset)))
                .isEqualTo("Café Müller");
    }

    @ParameterizedTest
    @CsvSource({
        "Shift_JIS, 日本語の論文",
        "EUC-JP, 日本語の論文",
        "ISO-2022-JP, 日本語の論文",
        "Big5, 中文論文",
        "KOI8-R, Статья",
        "GB18030, 中文论文"
    })
    void otherAlphabetsAreReadAsTheyAreDeclared(String charset, String title) throws IOException {
        var text = "<?xml version=\"1.0\" encoding=\"" + charset + "\"?><rss><item><title>" + title
                + "</title></item></rss>";
        assertThat(titles(bytes(text, charset))).isEqualTo(title);
    }

    @Test
    void withoutADeclarationTheServerIsBelieved() throws IOException {
        var bytes = bytes("<rss><item><title>Статья</title></item></rss>", "KOI8-R");
        var text = XmlText.of(bytes, Optional.of(Charset.forName("KOI8-R")));
        assertThat(FeedReader.read(text, Optional.empty(), DAY, DAY)
                        .sightings()
                        .get(0)
                        .title())
                .isEqualTo("Статья");
    }

    @Test
    void oneDamagedByteCostsOneCharacter() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(bytes("<?xml version='1.0' encoding='utf-8'?><rss><item><title>Café A", "UTF-8"));
        bytes.write(0xC3);
        bytes.writeBytes(bytes("B Müller</title></item></rss>", "UTF-8"));
        assertThat(titles(bytes.toByteArray())).isEqualTo("Café A\uFFFDB Müller");
    }

    @Test
    void quotesOfWindowsAreQuotesWhateverIsDeclared() throws IOException {
        var text =
                "<?xml version='1.0' encoding='ISO-8859-1'?><rss><item><title>\u201cQuoted\u201d \u2013 it\u2019s</title></item></rss>";
        assertThat(titles(bytes(text, "windows-1252"))).isEqualTo("\u201cQuoted\u201d \u2013 it\u2019s");
    }

    private static byte[] bytes(String text, String charset) {
        return text.getBytes(Charset.forName(charset));
    }

    private static String titles(byte[] feed) throws IOException {
        return String.join(
                "|",
                FeedReader.read(feed, DAY, DAY).sightings().stream()
                        .map(Sighting::title)
                        .toList());
    }
}
