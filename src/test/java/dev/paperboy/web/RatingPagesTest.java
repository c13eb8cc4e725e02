package dev.paperboy.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.papers.Editions;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Papers;
import dev.paperboy.subscribers.Links;
import dev.paperboy.subscribers.Rating;
import dev.paperboy.subscribers.Ratings;
import dev.paperboy.subscribers.Subscriber;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Papers that a reader likes or not: the list, taking back, and bringing a library along. */
@QuarkusTest
@TestProfile(WebProfile.class)
class RatingPagesTest {

    private static final String BIBTEX = """
            @article{known, title={Draft and Check: Speculative Decoding That Adapts}, author={Ada Lovelace}, eprint={2607.00001}}
            @article{new, title={A Paper That No Source Has Reported Here}, author={Emmy Noether}, abstract={It is about rings.}}
            @article{broken, author={Nobody}}
            """;

    @Inject
    Samples samples;

    @Inject
    Papers papers;

    @Inject
    Editions editions;

    @Inject
    Ratings ratings;

    @Inject
    Links links;

    @BeforeEach
    void storePapers() {
        samples.store();
    }

    @Test
    void aLibraryIsLikedKnownPapersAndNewOnes() {
        var reader = samples.reader("library@example.org");
        var days = editions.newest(Samples.WEDNESDAY.plusYears(1));
        var page = bring(reader, "", BIBTEX, 200);

        assertThat(page.select(".flash").text())
                .contains("2 papers noted as liked")
                .contains("entry 3 (has no title)");
        assertThat(ratings.of(reader)).extracting(Rating::liked).containsExactly(true, true);
        assertThat(ratings.of(reader)).extracting(Rating::paperKey).contains(key("arxiv:2607.00001"));
        assertThat(page.select(".rated li").text()).contains("A Paper That No Source Has Reported Here");
        assertThat(editions.newest(Samples.WEDNESDAY.plusYears(1))).isEqualTo(days);

        bring(reader, "", BIBTEX, 200);
        assertThat(ratings.of(reader)).hasSize(2);
    }

    @Test
    void linksAreFoundInManyForms() {
        var reader = samples.reader("links@example.org");
        var page = bring(
                reader,
                "https://huggingface.co/papers/2607.00001 https://arxiv.org/pdf/2607.00003v2\n2607.00004, 2401.99999 nonsense",
                "",
                200);

        assertThat(ratings.of(reader))
                .extracting(Rating::paperKey)
                .containsExactlyInAnyOrder(key("arxiv:2607.00001"), key("arxiv:2607.00003"), key("arxiv:2607.00004"));
        assertThat(page.select(".flash").text())
                .contains("no text of “2401.99999”")
                .contains("“nonsense”");
    }

    @Test
    void whatCannotBeReadIsExplainedAndKeepsNothing() {
        var reader = samples.reader("wrong@example.org");

        assertThat(bring(reader, "", "just words", 400).select("#bring-error").text())
                .contains("neither BibTeX nor RIS");
        assertThat(bring(reader, "", "", 400).select("#bring-error").text()).contains("paste a link");
        assertThat(bring(reader, " , ,", "", 400).select("#bring-error").text()).contains("paste a link");
        assertThat(ratings.of(reader)).isEmpty();
    }

    @Test
    void whatWasPastedComesBackWithTheFileThatCannotBeUsed() {
        var reader = samples.reader("screenshot@example.org");
        var pasted = "https://arxiv.org/abs/2607.00001 <foo> bar";
        var page = bring(reader, pasted, "\u0089PNG", 400);

        assertThat(page.select("#bring-error").text()).startsWith("The file cannot be used");
        assertThat(page.select("#links").val()).isEqualTo(pasted);
        assertThat(ratings.of(reader)).isEmpty();
    }

    @Test
    void whereNothingCouldBeNotedThatIsNoSuccess() {
        var reader = samples.reader("nothing@example.org");
        var links = bring(reader, "foo bar https://github.com/x/y", "", 400);
        assertThat(links.select("#bring-error").text()).contains("No link or id of a paper: “foo”");
        assertThat(links.select("#links").val()).isEqualTo("foo bar https://github.com/x/y");

        var file = bring(reader, "", "@article{broken, author={Nobody}}", 400);
        assertThat(file.select("#bring-error").text()).contains("entry 1 (has no title)");
        assertThat(file.select("[role=alert]").text()).contains("Nothing was changed");
        assertThat(file.select("[role=status]")).isEmpty();
    }

    @Test
    void ofALargeLibraryTheFirstEntriesAreNoted() {
        var reader = samples.reader("large@example.org");
        var file = IntStream.rangeClosed(1, 512)
                .mapToObj(i -> "@article{a%d, title={Paper number %d of a large library}}\n".formatted(i, i))
                .collect(Collectors.joining());

        assertThat(bring(reader, "", file, 200).select(".flash").text())
                .contains("500 papers noted as liked.")
                .contains("The first 500 of 512 entries were read");
        assertThat(ratings.of(reader)).hasSize(500);
    }

    /** As a browser sends it, which announces the length. The second is more than one field may have. */
    @ParameterizedTest
    @CsvSource({"library\"; filename=\"library.bib, 3000000", "links, 80000"})
    void whatIsTooLargeGetsAPageThatSaysWhatIsAllowed(String field, int length) throws Exception {
        var reader = samples.reader("toolarge@example.org");
        var form = "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n--b--\r\n"
                .formatted(field, "x".repeat(length));
        var target = URI.create("http://localhost:" + RestAssured.port
                + links.preferences(reader).getRawPath() + "/library");

        // Not by the client that the program uses: a virtual machine can be told only once how often that one asks.
        var answer = (HttpURLConnection) target.toURL().openConnection();
        answer.setDoOutput(true);
        answer.setRequestProperty("Content-Type", "multipart/form-data; boundary=b");
        answer.getOutputStream().write(form.getBytes(StandardCharsets.US_ASCII));

        assertThat(answer.getResponseCode()).isEqualTo(413);
        var page = Jsoup.parse(answer.getErrorStream(), "UTF-8", target.toString());
        assertThat(page.select("h1").text()).isEqualTo("This is too large");
        assertThat(page.select(".notice").text()).contains("may have 2 MB", "first 500 entries");
        assertThat(page.select(".notice a").attr("href"))
                .isEqualTo(links.preferences(reader).getRawPath());
    }

    @Test
    void aRatingIsListedAndCanBeTakenBack() {
        var reader = samples.reader("back@example.org");
        given().formParam("verdict", "less")
                .post(links.taste(reader, "arxiv:2607.00004", false).getRawPath())
                .then()
                .statusCode(200);
        var list =
                Jsoup.parse(given().get(links.preferences(reader).getRawPath()).asString());
        assertThat(list.select(".rated li a").text()).isEqualTo("Robots That Fold Towels");

        given().formParam("paper", list.select(".rated button").val())
                .post(links.preferences(reader).getRawPath() + "/back")
                .then()
                .statusCode(200);
        assertThat(ratings.of(reader)).isEmpty();
        given().formParam("paper", "arxiv:2607.00004")
                .post(links.preferences(reader).getRawPath() + "/back")
                .then()
                .statusCode(400);
    }

    @Test
    void theTastePageTakesBackToo() {
        var reader = samples.reader("undo@example.org");
        var link = links.taste(reader, "arxiv:2607.00004", true).getRawPath() + "?page";
        given().formParam("verdict", "more").post(link).then().statusCode(200);
        assertThat(ratings.of(reader)).extracting(Rating::origin).containsExactly(Rating.Origin.PAGE);
        given().formParam("verdict", "back").post(link).then().statusCode(200);
        assertThat(ratings.of(reader)).isEmpty();
    }

    private Document bring(Subscriber reader, String links, String file, int status) {
        var request = given().multiPart("links", links);
        if (!file.isEmpty()) {
            request = request.multiPart("library", "library.bib", file.getBytes(StandardCharsets.UTF_8));
        }
        return Jsoup.parse(request.post(this.links.preferences(reader).getRawPath() + "/library")
                .then()
                .statusCode(status)
                .extract()
                .asString());
    }

    private long key(String id) {
        return papers.find(PaperId.parse(id)).orElseThrow().key();
    }
}
