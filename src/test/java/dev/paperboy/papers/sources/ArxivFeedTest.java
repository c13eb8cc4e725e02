package dev.paperboy.papers.sources;

import static dev.paperboy.papers.sources.Announcement.Kind.CROSS;
import static dev.paperboy.papers.sources.Announcement.Kind.NEW;
import static dev.paperboy.papers.sources.Announcement.Kind.REPLACE;
import static dev.paperboy.papers.sources.Announcement.Kind.REPLACE_CROSS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.paperboy.papers.Answer;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Sighting;
import dev.paperboy.papers.UnreadableException;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArxivFeedTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

    @Test
    void readsEveryFactOfAnAnnouncement() throws IOException {
        var sighting = normal().announcements().get(0).sighting();

        assertThat(sighting.day()).isEqualTo(DAY);
        assertThat(sighting.ids()).containsExactly(PaperId.arxiv("2610.01234"), PaperId.doi("10.1000/quiet.1"));
        assertThat(sighting.title()).isEqualTo("Quieter Drafts: Guessing $k$ Words Ahead");
        assertThat(sighting.link()).contains(URI.create("https://arxiv.org/abs/2610.01234"));
        assertThat(sighting.categories()).containsExactly("cs.CL", "cs.AI");
    }

    @Test
    void theAbstractIsWithoutItsPrefixAndWithItsTex() throws IOException {
        assertThat(normal().announcements().get(0).sighting().abstractText())
                .isEqualTo("We guess $k < n$ words with a na\\\"ive model & check them.");
    }

    @Test
    void kindAndVersionAreKnown() throws IOException {
        var announcements = normal().announcements();

        assertThat(announcements).extracting(Announcement::kind).containsExactly(NEW, CROSS, REPLACE, REPLACE_CROSS);
        assertThat(announcements).extracting(Announcement::version).containsExactly(1, 1, 3, 2);
    }

    @Test
    void theDayIsTheOneInNewYork() throws IOException {
        assertThat(normal().day()).contains(DAY);
        assertThat(ArxivFeed.read(empty("2026-10-03")).day()).contains(LocalDate.of(2026, 10, 3));
    }

    @Test
    void theRssFlavourIsReadToo() throws IOException {
        var feed = ArxivFeed.read(Saved.answer("arxiv-feed-odd.rss"));

        assertThat(feed.day()).contains(DAY);
        assertThat(feed.announcements())
                .extracting(announcement -> announcement.sighting().ids().get(0))
                .containsExactly(PaperId.arxiv("2609.20001"), PaperId.arxiv("math/0309136"));
        assertThat(feed.announcements().get(1).version()).isEqualTo(2);
    }

    @Test
    void brokenEntriesAreNamedWithTheirPlace() throws IOException {
        assertThat(ArxivFeed.read(Saved.answer("arxiv-feed-odd.rss")).skipped())
                .containsExactly(
                        new Answer.Skipped(2, "has no title"),
                        new Answer.Skipped(3, "has no arXiv identifier: Nameless"),
                        new Answer.Skipped(4, "has an announce type that is not known: retold"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ada Example, Bo Sample (Example Lab, Berlin), Paulo Andr\\'e | Ada Example;Bo Sample;Paulo Andr\\'e",
                "Ada Example | Ada Example",
                "A (B (C, D), E), F | A;F",
                "K. {\\\"O}, L. {M, N} | K. {\\\"O};L. {M, N}",
                "Guy (Unclosed, Hal Eighth | Guy Unclosed;Hal Eighth",
                "A), B | A);B",
                ",, A ,, | A",
            })
    void authorsAreOneStringWhoseBracketsHoldTogether(String text, String names) {
        assertThat(String.join(";", AuthorList.split(text))).isEqualTo(names);
    }

    @Test
    void theErrorFeedIsAFailure() {
        assertThatIOException()
                .isThrownBy(() -> ArxivFeed.read(Saved.answer("arxiv-feed-error.atom")))
                .isNotInstanceOf(UnreadableException.class)
                .withMessage("arXiv says: Feed error for query: cs.XX: Bad archive 'cs.XX'.");
    }

    @Test
    void otherXmlIsNoEmptyFeed() {
        assertThatIOException()
                .isThrownBy(() -> ArxivFeed.read("<html><body/></html>".getBytes(UTF_8)))
                .isInstanceOf(UnreadableException.class)
                .withMessage("Not an arXiv feed but <html>");
        assertThatIOException()
                .isThrownBy(() -> ArxivFeed.read("<rss/>".getBytes(UTF_8)))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void aFeedWithoutEntriesIsAFeed() throws IOException {
        assertThat(ArxivFeed.read("<rss><channel><title>cs.CL</title></channel></rss>".getBytes(UTF_8))
                        .announcements())
                .isEmpty();
        assertThat(ArxivFeed.read("<feed/>".getBytes(UTF_8)).announcements()).isEmpty();
    }

    @Test
    void aPaperInSeveralCategoriesIsOneAndAtHomeWhereItIsNew() throws IOException {
        var batch = new ArxivBatch(true, false);
        batch.add("cs.CL", normal());
        batch.add("eess.AS", ArxivFeed.read(Saved.answer("arxiv-feed-odd.rss")));

        assertThat(batch.sightings())
                .extracting(Sighting::title)
                .containsExactly("Quieter Drafts: Guessing $k$ Words Ahead", "Speech in Few Tokens", "An Old Name");
        assertThat(batch.sightings().get(1).categories()).containsExactly("eess.AS", "cs.CL", "cs.SD");
        assertThat(batch.skipped().get(0)).isEqualTo(new Answer.Skipped(6, "eess.AS: has no title"));
    }

    @Test
    void crossListsAndReplacementsAreAsTheSettingsWish() throws IOException {
        var few = new ArxivBatch(false, false);
        few.add("cs.CL", normal());
        var all = new ArxivBatch(true, true);
        all.add("cs.CL", normal());

        assertThat(few.sightings()).hasSize(1);
        assertThat(all.sightings()).hasSize(4);
    }

    @Test
    void aFeedIsStaleWhenAllItsNewPapersAreOld() throws IOException {
        var announcements = ArxivFeed.read(Saved.answer("arxiv-feed-odd.rss")).announcements();

        assertThat(ArxivBatch.isStale(announcements, id -> true)).isTrue();
        assertThat(ArxivBatch.isStale(announcements, PaperId.arxiv("2609.20001")::equals))
                .isFalse();
    }

    private static ArxivFeed normal() throws IOException {
        return ArxivFeed.read(Saved.answer("arxiv-feed-normal.atom"));
    }

    private static byte[] empty(String date) throws IOException {
        return new String(Saved.answer("arxiv-feed-empty.atom"), UTF_8)
                .formatted(date)
                .getBytes(UTF_8);
    }
}
