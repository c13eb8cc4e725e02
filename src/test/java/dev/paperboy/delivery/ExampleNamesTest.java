package dev.paperboy.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.digest.Digest;
import dev.paperboy.digest.Pick;
import dev.paperboy.digest.Samples;
import dev.paperboy.matching.Evidence;
import dev.paperboy.matching.Match;
import dev.paperboy.papers.Papers;
import dev.paperboy.topics.Topic;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ExampleNamesTest {

    private final Database database = TestDatabases.h2();

    @BeforeEach
    void anExampleIsKnown() {
        new Papers(database)
                .store(
                        "arxiv",
                        List.of(Samples.sighting("1706.03762", "Attention Is All You Need", Samples.TUESDAY)),
                        Samples.TUESDAY,
                        Samples.MORNING);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void examplesAreNamedByTheirTitles() throws Exception {
        var letter = letter("like:1706.03762", "Attention Is All You Need");
        var html = Jsoup.parse(TestMail.html(letter));

        assertThat(letter.getSubject()).isEqualTo("Papers like ‘Attention Is All You Need’: Sparse Heads");
        assertThat(html.select("h2").text()).startsWith("Papers like ‘Attention Is All You Need’");
        assertThat(html.select("p.why").text())
                .isEqualTo("Picked for “papers like ‘Attention Is All You Need’”: its title is close in meaning. "
                        + "Resembles “Attention Is All You Need”.");
        assertThat(TestMail.text(letter)).doesNotContain("1706.03762", "which you liked");
    }

    @Test
    void whatNobodyKnowsStaysAsItWasTyped() throws Exception {
        assertThat(letter("sparse heads like:2401.01234", "").getSubject())
                .isEqualTo("Sparse heads like:2401.01234: Sparse Heads");
    }

    @Test
    void beyondTopicsWithExamplesWhatIsResembledWasLiked() throws Exception {
        assertThat(Jsoup.parse(TestMail.html(letter("sparse heads", "Attention Is All You Need")))
                        .select("p.why")
                        .text())
                .endsWith("Resembles “Attention Is All You Need”, which you liked.");
    }

    private Letter letter(String typed, String resembles) {
        var topic = Topic.parse(typed);
        var match = new Match(
                Samples.paper(1, "Sparse Heads", Samples.WEDNESDAY),
                topic,
                1.0,
                1.0,
                Evidence.NONE.resembling(resembles));
        var section = new Digest.Section(topic, List.of(new Pick(match, false)));
        return TestMail.letter(database, Samples.emptyDigest().withSections(List.of(section)));
    }
}
