package dev.paperboy.papers.sources;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.paperboy.papers.UnreadableException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTest {

    @Test
    void elementsGoByTheirLocalNamesAndTextLosesItsMarkup() throws IOException {
        var root = read("<a:feed xmlns:a='urn:a'><a:title x='1'>One <b>two</b><![CDATA[ & 3]]></a:title></a:feed>");

        assertThat(root.name()).isEqualTo("feed");
        assertThat(root.namespace()).isEqualTo("urn:a");
        assertThat(root.text("title")).contains("One two & 3");
        assertThat(root.first("title").orElseThrow().attribute("x")).contains("1");
    }

    @Test
    void theEncodingIsTheOneTheDocumentTells() throws IOException {
        var latin = "<?xml version='1.0' encoding='ISO-8859-1'?><t>Café</t>".getBytes(ISO_8859_1);

        assertThat(Xml.read(latin).text()).isEqualTo("Café");
        assertThat(Xml.read("<t>Café</t>".getBytes(UTF_16)).text()).isEqualTo("Café");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE t><t/>",
                "<!DOCTYPE t SYSTEM 'file:///etc/passwd'><t/>",
                "<!DOCTYPE t [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><t>&x;</t>",
                "<!DOCTYPE t [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/p'> %p;]><t/>"
            })
    void aDoctypeIsRefused(String document) {
        assertThatIOException().isThrownBy(() -> read(document)).withMessageContaining("DOCTYPE");
    }

    @Test
    void aBillionLaughsCostNothing() {
        var laughs = new StringBuilder("<!DOCTYPE t [<!ENTITY a0 'ha'>");
        for (int i = 1; i < 40; i++) {
            laughs.append("<!ENTITY a%d '%s'>".formatted(i, ("&a" + (i - 1) + ";").repeat(10)));
        }
        laughs.append("]><t>&a39;</t>");

        Assertions.assertTimeout(
                Duration.ofSeconds(1), () -> assertThatIOException().isThrownBy(() -> read(laughs.toString())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "text",
                "<t>",
                "<t></u>",
                "<t/><t/>",
                "<t a='1' a='2'/>",
                "<t>&nbsp;</t>",
                "<t>]]></t>",
                "<t a='<'/>",
                "<t><!-- -- --></t>",
                "<p:t/>"
            })
    void whatIsNotWellFormedIsRefusedWithAReason(String document) {
        assertThatIOException().isThrownBy(() -> read(document)).withMessageStartingWith("Not well-formed XML: ");
    }

    @Test
    void bytesThatAreNoCharactersAreRefused() {
        assertThatIOException().isThrownBy(() -> Xml.read(new byte[] {'<', 't', '>', (byte) 0xC3, '<'}));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<t>a&#0;b</t>",
                "<t>a\u0001&#x1F;&#xFFFE;b</t>",
                "\n junk <?xml version='1.1' encoding='no-such'?><t>ab</t>",
                "\uFEFF<?xml version='1.0' encoding='UTF-16'?><t>ab</t>"
            })
    void charactersThatXmlForbidsAreLeftOut(String document) throws IOException {
        assertThat(read(document).text()).isEqualTo("ab");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>A & B</title>",
                "<title>a < b</title>",
                "<title>&nbsp;</title>",
                "<title>never closed",
                "<title>A</title></feed>",
                "<p:title>no prefix</p:title>",
                "<title a=1>A</title>"
            })
    void anEntryThatIsNotWellFormedCostsThatEntry(String broken) throws IOException {
        var feed = read("<feed xmlns='urn:x'><id>i</id><entry><title>1</title></entry><entry>" + broken
                + "</entry><entry><title>3</title></entry></feed>");

        assertThat(feed.all("entry").map(entry -> entry.text("title").orElse("-")))
                .containsExactly("1", "-", "3");
    }

    @Test
    void amongManyEntriesEachBrokenOneIsFound() throws IOException {
        var entries = IntStream.range(0, 1_000)
                .mapToObj(i -> "<entry><title>" + i
                        + (Set.of(0, 63, 64, 65, 500, 999).contains(i) ? " &" : "") + "</title></entry>")
                .collect(Collectors.joining());

        var read = read("<feed>" + entries + "</feed>").all("entry").toList();

        assertThat(read).hasSize(1_000);
        assertThat(IntStream.range(0, 1_000)
                        .filter(i -> read.get(i).text("title").isEmpty()))
                .containsExactly(0, 63, 64, 65, 500, 999);
        assertThat(read.get(501).text("title")).contains("501");
    }

    @Test
    void aListOfBrokenEntriesIsAnotherFormat() {
        assertThatIOException()
                .isThrownBy(() -> read("<feed>" + "<entry><title>A & B</title></entry>".repeat(3_000) + "</feed>"))
                .isInstanceOf(UnreadableException.class)
                .withMessage("More than 2000 entries of the XML are not well-formed");
    }

    @Test
    void textInPiecesIsOneText() throws IOException {
        assertThat(read("<t>a&#65;<![CDATA[b & c]]>&lt;<!-- no -->d<?x y?>e</t>")
                        .text())
                .isEqualTo("aAb & c<de");
    }

    @Test
    void aListWithoutItsEndIsNoList() {
        assertThatIOException().isThrownBy(() -> read("<feed><entry><title>1</title></entry><entry><title>2</ti"));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000, 1_000_000})
    void noDocumentIsDeepEnoughToHurt(int depth) {
        assertThatIOException().isThrownBy(() -> read("<t>".repeat(depth) + "<t/>" + "</t>".repeat(depth)));
    }

    @Test
    void noDocumentHasElementsEnoughToHurt() {
        assertThatIOException()
                .isThrownBy(() -> read("<t>" + "<u/>".repeat(600_000) + "</t>"))
                .withMessage("The XML has more elements than any list of papers");
    }

    private static Xml read(String document) throws IOException {
        return Xml.read(document.getBytes(UTF_8));
    }
}
