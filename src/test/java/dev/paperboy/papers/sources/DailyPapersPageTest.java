package dev.paperboy.papers.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DailyPapersPageTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 29);

    @Test
    void entriesAreAsInTheApi() throws IOException {
        var answer = DailyPapersPage.read(Saved.answer("huggingface-page.html"), DAY);

        var first = answer.sightings().get(0);
        assertThat(answer.sightings()).hasSize(2);
        assertThat(first.ids()).extracting(Object::toString).containsExactly("arxiv:2607.01234");
        assertThat(first.authors()).containsExactly("Ada O'Example");
        assertThat(first.signals().upvotes()).hasValue(41);
        assertThat(first.signals().comments()).hasValue(2);
        assertThat(first.day()).isEqualTo(DAY);
    }

    @Test
    void theAttributeIsUnescapedOnce() {
        assertThat(DailyPapersPage.unescape("a &amp;amp; b &amp;lt; &#39;&#x1F600;&quot; &#x110000; &unknown; $1 \\\\"))
                .isEqualTo("a &amp; b &lt; '\uD83D\uDE00\" &#x110000; &unknown; $1 \\\\");
    }

    @Test
    void aPageOfAnotherDayIsNotTakenForThisOne() throws IOException {
        var page = Saved.answer("huggingface-page.html");

        assertThatIOException()
                .isThrownBy(() -> DailyPapersPage.read(page, DAY.plusDays(1)))
                .withMessage("The page is of 2026-07-29, not of 2026-07-30");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<h1>Back soon</h1>",
                "<div data-target=\"DailyPapers\"></div>",
                "<div data-target=\"DailyPapers\" data-props=\"{&quot;dateString&quot;:\"></div>",
                "<div data-target=\"DailyPapers\" data-props=\"null\"></div>",
                "<div data-target=\"DailyPapers\" data-props='{\"dateString\":\"2026-07-29\"}'></div>",
                "<div data-target=\"DailyPapers\" data-props='{\"dateString\":\"2026-07-29\",\"dailyPapers\":{}}'></div>",
                "<div data-target=\"DailyPapers\" data-props='{\"dateString\":\"2026-07-29\",\"periodType\":\"week\",\"dailyPapers\":[]}'></div>",
            })
    void anythingElseIsAFailure(String html) {
        assertThatIOException().isThrownBy(() -> DailyPapersPage.read(html.getBytes(UTF_8), DAY));
    }

    @Test
    void aDayWithoutPapersIsAnAnswer() throws IOException {
        var html =
                "<div data-target=\"DailyPapers\" data-props='{\"dateString\":\"2026-07-29\",\"dailyPapers\":[]}'></div>";

        assertThat(DailyPapersPage.read(html.getBytes(UTF_8), DAY).sightings()).isEmpty();
    }

    @Test
    void aHugePageIsReadInNoTime() {
        var html = "<a ".repeat(1_000_000) + "<div data-target=\"DailyPapers\" data-props=\"".repeat(20_000);

        assertThatIOException().isThrownBy(() -> DailyPapersPage.read(html.getBytes(UTF_8), DAY));
    }
}
