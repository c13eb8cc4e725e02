package dev.paperboy.digest;

import static dev.paperboy.digest.Samples.MONDAY;
import static dev.paperboy.digest.Samples.MORNING;
import static dev.paperboy.digest.Samples.TUESDAY;
import static dev.paperboy.digest.Samples.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.database.Database;
import dev.paperboy.matching.Evidence;
import dev.paperboy.matching.Match;
import dev.paperboy.papers.Editions;
import dev.paperboy.papers.Library;
import dev.paperboy.papers.Paper;
import dev.paperboy.papers.PaperId;
import dev.paperboy.papers.Papers;
import dev.paperboy.subscribers.Address;
import dev.paperboy.subscribers.Rating;
import dev.paperboy.subscribers.Readers;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.topics.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of digests, on every database. */
abstract class DigestsContract {

    private static final Topic CODECS = Topic.parse("neural audio codecs");
    private static final Topic DECODING = Topic.parse("speculative decoding");

    private Database database;
    private Readers readers;
    private Digests digests;
    private Subscriber ada;

    abstract Database open();

    @BeforeEach
    void openFresh() {
        database = open();
        readers = new Readers(database, MORNING);
        digests = new Digests(database, new Papers(database), new Editions(database), readers.subscribers);
        ada = add("ada@example.org");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aDigestIsFoundAsItWasKept() {
        var first = paper("First", WEDNESDAY);
        var second = paper("Second", TUESDAY);
        var third = paper("Third", WEDNESDAY);
        keep(digest(
                ada, WEDNESDAY, match(first, DECODING, 0.5), match(second, DECODING, 0.4), match(third, CODECS, 0.9)));

        var found = digests.find(ada, WEDNESDAY).orElseThrow();

        assertThat(found.sections()).extracting(Digest.Section::topic).containsExactly(DECODING, CODECS);
        assertThat(titles(found)).containsExactly("First", "Second", "Third");
        assertThat(found.leftOut()).isEqualTo(3);
        assertThat(found.considered()).isEqualTo(77);
        assertThat(found.ruleVersion()).isEqualTo("rules-1");
        var match = found.sections().get(0).picks().get(0).match();
        assertThat(match.score()).isEqualTo(0.5);
        assertThat(match.probability()).isEqualTo(0.25);
        assertThat(match.evidence()).isEqualTo(new Evidence(List.of("“quoted”, word"), List.of("One. ", "Two\\")));
    }

    @Test
    void whatWasPersonalIsKeptWithThePickAndNotWithTheMatchThatOthersShare() {
        var bob = add("bob@example.org");
        var first = paper("First", WEDNESDAY);
        var near = paper("Near", WEDNESDAY);
        var liked = "\uD83D\uDE80".repeat(10) + " " + "\uD83D\uDE80".repeat(200);
        var tasted = new Match(first, DECODING, 0.6, 0.7, new Evidence(List.of(), List.of(), List.of(), liked));
        keep(new Digest(
                ada,
                WEDNESDAY,
                List.of(
                        new Digest.Section(DECODING, List.of(new Pick(tasted, false))),
                        new Digest.Section(DECODING, List.of(new Pick(match(near, DECODING, 0.05), false, true)))),
                0,
                77,
                List.of(),
                "rules-1"));
        keep(digest(bob, WEDNESDAY, match(first, DECODING, 0.5)));

        var found = digests.find(ada, WEDNESDAY).orElseThrow();
        assertThat(found.sections()).extracting(Digest.Section::isNextDoor).containsExactly(false, true);
        assertThat(found.fitting()).hasSize(1);
        var resembles =
                found.sections().get(0).picks().get(0).match().evidence().resembles();
        assertThat(liked).startsWith(resembles);
        assertThat(resembles).hasSize(299);
        assertThat(digests.find(bob, WEDNESDAY).orElseThrow().sections().get(0).picks())
                .extracting(pick -> pick.match().evidence().resembles(), Pick::nextDoor)
                .containsExactly(Tuple.tuple("", false));
    }

    @Test
    void thoseOfSeveralReadersAreFoundTogetherAsEachByItself() {
        var bob = add("bob@example.org");
        var carol = add("carol@example.org");
        var first = paper("First", WEDNESDAY);
        var second = paper("Second", TUESDAY);
        keep(digest(ada, WEDNESDAY, match(first, DECODING, 0.5), match(second, CODECS, 0.9)));
        keep(digest(bob, WEDNESDAY, match(second, DECODING, 0.4)));
        keep(digest(carol, TUESDAY, match(second, DECODING, 0.4)));

        var found = digests.find(List.of(ada, bob, carol), WEDNESDAY);

        assertThat(found).containsOnlyKeys(ada.id(), bob.id());
        assertThat(found.get(ada.id())).isEqualTo(digests.find(ada, WEDNESDAY).orElseThrow());
        assertThat(found.get(bob.id())).isEqualTo(digests.find(bob, WEDNESDAY).orElseThrow());
        assertThat(found.get(bob.id()))
                .isNotNull()
                .extracting(DigestsContract::titles)
                .isEqualTo(List.of("Second"));
    }

    @Test
    void anEmptyDigestIsKeptToo() {
        keep(digest(ada, WEDNESDAY));

        assertThat(digests.find(ada, WEDNESDAY)).get().matches(Digest::isEmpty);
        assertThat(digests.find(ada, TUESDAY)).isEmpty();
    }

    @Test
    void sectionsKeepTheirTopicsWhenTheReaderChangesThem() {
        keep(digest(ada, WEDNESDAY, match(paper("First", WEDNESDAY), DECODING, 0.5)));
        readers.changes.change(ada, Readers.wishes("ancient Roman pottery"));

        assertThat(digests.find(ada, WEDNESDAY).orElseThrow().sections())
                .extracting(Digest.Section::topic)
                .containsExactly(DECODING);
    }

    @Test
    void aDigestThatIsThereStaysAsItIs() {
        keep(digest(ada, WEDNESDAY, match(paper("First", WEDNESDAY), DECODING, 0.5)));
        keep(digest(ada, WEDNESDAY, match(paper("Second", WEDNESDAY), DECODING, 0.5)));

        assertThat(titles(digests.find(ada, WEDNESDAY).orElseThrow())).containsExactly("First");
    }

    @Test
    void noPaperIsKeptTwiceForOneReader() {
        var paper = paper("First", TUESDAY);
        keep(digest(ada, TUESDAY, match(paper, DECODING, 0.5)));
        keep(digest(ada, WEDNESDAY, match(paper, DECODING, 0.5)));

        assertThat(count("pick")).isEqualTo(1);
        assertThat(digests.find(ada, WEDNESDAY).orElseThrow().isEmpty()).isTrue();
    }

    @Test
    void matchesAreKeptOnceHoweverOftenTheyAreMade() {
        var match = match(paper("First", WEDNESDAY), DECODING, 0.5);

        digests.keepMatches(List.of(match), "rules-1");
        digests.keepMatches(List.of(match), "rules-1");
        digests.keepMatches(List.of(match), "rules-2");

        assertThat(count("topic_match")).isEqualTo(2);
    }

    @Test
    void matchesOfATopicThatNobodyFollowsAreNotKept() {
        digests.keepMatches(List.of(match(paper("First", WEDNESDAY), Topic.parse("tried on the web"), 0.5)), "rules-1");

        assertThat(count("topic_match")).isZero();
    }

    @Test
    void aDigestWithATopicThatIsNotStoredIsRefusedAsAWhole() {
        var odd = digest(ada, WEDNESDAY, match(paper("First", WEDNESDAY), Topic.parse("never stored"), 0.5));

        assertThatThrownBy(() -> keep(odd)).isInstanceOf(IllegalStateException.class);
        assertThat(count("digest")).isZero();
    }

    @Test
    void theHistoryTellsWhatWasShownAndWhen() {
        var first = paper("First", MONDAY);
        var second = paper("Second", TUESDAY);
        var later = paper("Later", WEDNESDAY);
        save(MORNING.minus(Duration.ofDays(2)), digest(ada, MONDAY, match(first, DECODING, 0.5)));
        save(MORNING.minus(Duration.ofDays(1)), digest(ada, TUESDAY, match(second, DECODING, 0.5)));
        save(MORNING, digest(ada, WEDNESDAY, match(later, DECODING, 0.5)));

        var history = history(ada, WEDNESDAY);

        assertThat(history.shown()).containsExactlyInAnyOrder(first.key(), second.key());
        assertThat(history.lastIssue()).contains(TUESDAY);
        assertThat(history.lastComposedAt()).contains(MORNING.minus(Duration.ofDays(1)));
    }

    @Test
    void anEmptyDayIsHistoryToo() {
        keep(digest(ada, TUESDAY));

        assertThat(history(ada, WEDNESDAY).lastIssue()).contains(TUESDAY);
    }

    @Test
    void whatAReaderBroughtAlongIsNoNews() {
        var paper = paper("Brought", WEDNESDAY);
        readers.ratings.rate(ada, paper.key(), true, Rating.Origin.IMPORT);
        readers.ratings.rate(ada, paper("Liked", WEDNESDAY).key(), true, Rating.Origin.MAIL);

        assertThat(history(ada, WEDNESDAY).shown()).containsExactly(paper.key());
        assertThat(history(ada, WEDNESDAY).lastIssue()).isEmpty();
    }

    @Test
    void whatAReaderBroughtAlongBeforeItWasAnnouncedIsNoNewsToThatReaderOnly() {
        var arxiv = Samples.sighting("2607.00009", "Brought early", WEDNESDAY);
        var brought = new Library(database).keep(List.of(arxiv), MORNING).own().get(0);
        readers.ratings.rate(ada, brought, true, Rating.Origin.IMPORT);
        assertThat(history(ada, WEDNESDAY).shown()).isEmpty();

        var papers = new Papers(database);
        papers.store("arxiv", List.of(arxiv), WEDNESDAY, MORNING);

        var announced = papers.find(PaperId.arxiv("2607.00009")).orElseThrow().key();
        assertThat(announced).isNotEqualTo(brought);
        assertThat(history(ada, WEDNESDAY).shown()).containsExactly(announced);
        assertThat(digests.histories(List.of(add("bob@example.org")), WEDNESDAY))
                .isEmpty();
        assertThat(readers.ratings.of(ada)).extracting(Rating::paperKey).containsExactly(brought);
    }

    @Test
    void whoWasNeverSentAnythingHasNoHistory() {
        keep(digest(ada, TUESDAY));
        var bob = add("bob@example.org");

        assertThat(digests.histories(List.of(ada, bob), WEDNESDAY)).containsOnlyKeys(ada.id());
        assertThat(digests.histories(List.of(), WEDNESDAY)).isEmpty();
    }

    @Test
    void aPaperFoundToBeAnotherCountsAsThatOne() {
        var preprint = paper("Preprint", TUESDAY);
        var journal = paper("Journal", TUESDAY);
        keep(digest(ada, TUESDAY, match(preprint, DECODING, 0.5)));

        merge(preprint, journal);

        assertThat(history(ada, WEDNESDAY).shown()).containsExactly(journal.key());
        assertThat(titles(digests.find(ada, TUESDAY).orElseThrow())).containsExactly("Journal");
        keep(digest(ada, WEDNESDAY, match(preprint, DECODING, 0.5)));
        assertThat(history(ada, WEDNESDAY.plusDays(1)).shown()).containsExactly(journal.key());
    }

    @Test
    void thousandsOfDigestsAreKeptAtOnce() {
        var paper = paper("First", WEDNESDAY);
        var many = new ArrayList<Digest>();
        database.useTransaction(handle -> {
            for (var i = 0; i < 2500; i++) {
                handle.execute(
                        "insert into subscriber (handle, generation, address, address_key, state, cadence, weekday,"
                                + " local_hour, zone, maximum, tell_when_empty, created_at)"
                                + " values (?, 0, ?, ?, 'ACTIVE', 'DAILY', 1, 7, 'UTC', 10, false, ?)",
                        "many-" + i,
                        i + "@example.org",
                        i + "@example.org",
                        MORNING);
            }
        });
        database.useTransaction(handle -> handle.createQuery("select id from subscriber where handle like 'many-%'")
                .mapTo(Long.class)
                .forEach(id -> many.add(digest(
                        Samples.reader(id, ada.wishes().rhythm().cadence(), 10, DECODING),
                        WEDNESDAY,
                        match(paper, DECODING, 0.5)))));

        keep(many.toArray(Digest[]::new));

        assertThat(count("pick")).isEqualTo(2500);
        assertThat(digests.histories(many.stream().map(Digest::subscriber).toList(), WEDNESDAY.plusDays(1)))
                .hasSize(2500);
    }

    @Test
    void onlyNewDigestsAreToldToBeKept() {
        var bob = add("bob@example.org");
        var first = paper("First", WEDNESDAY);
        keep(digest(ada, WEDNESDAY));
        var again = digest(ada, WEDNESDAY, match(first, DECODING, 0.5));
        var tomorrow = digest(ada, WEDNESDAY.plusDays(1), match(first, DECODING, 0.5));
        var bobs = digest(bob, WEDNESDAY, match(first, DECODING, 0.5));

        List<Digest> saved = database.inTransaction(
                transaction -> digests.save(transaction, List.of(again, tomorrow, bobs), MORNING));

        assertThat(saved).containsExactly(tomorrow, bobs);
        assertThat(digests.find(ada, WEDNESDAY).orElseThrow().isEmpty()).isTrue();
    }

    private Subscriber add(String address) {
        return readers.changes.add(Address.parse(address), Readers.wishes(CODECS.text(), DECODING.text()));
    }

    private History history(Subscriber reader, LocalDate before) {
        return digests.histories(List.of(reader), before).getOrDefault(reader.id(), History.NONE);
    }

    private void keep(Digest... some) {
        save(MORNING, some);
    }

    private void save(Instant now, Digest... some) {
        digests.keepMatches(
                Arrays.stream(some)
                        .flatMap(digest -> digest.sections().stream())
                        .flatMap(section -> section.picks().stream())
                        .map(Pick::match)
                        .toList(),
                "rules-1");
        database.useTransaction(transaction -> digests.save(transaction, List.of(some), now));
    }

    private static Digest digest(Subscriber reader, LocalDate date, Match... matches) {
        Map<Topic, List<Pick>> picks = new LinkedHashMap<>();
        for (var match : matches) {
            picks.computeIfAbsent(match.topic(), none -> new ArrayList<>()).add(new Pick(match, false));
        }
        var sections = picks.entrySet().stream()
                .map(entry -> new Digest.Section(entry.getKey(), entry.getValue()))
                .toList();
        return new Digest(reader, date, sections, 3, 77, List.of(), "rules-1");
    }

    private static Match match(Paper paper, Topic topic, double score) {
        return new Match(
                paper, topic, score, score / 2, new Evidence(List.of("“quoted”, word"), List.of("One. ", "Two\\")));
    }

    private Paper paper(String title, LocalDate day) {
        return database.inTransaction(handle -> {
            handle.execute(
                    "insert into paper (name, title, authors, abstract, categories, first_day, created_at)"
                            + " values (?, ?, '[]', '', '[]', ?, ?)",
                    "doi:10.1000/" + title.toLowerCase(java.util.Locale.ROOT),
                    title,
                    day,
                    MORNING);
            long key = handle.createQuery("select id from paper where title = ?")
                    .bind(0, title)
                    .mapTo(Long.class)
                    .one();
            handle.execute(
                    "insert into edition_paper (paper_id, announced_on, added_at) values (?, ?, ?)", key, day, MORNING);
            return Samples.paper(key, title, day);
        });
    }

    private void merge(Paper from, Paper into) {
        database.useTransaction(handle -> {
            handle.execute("delete from edition_paper where paper_id = ?", from.key());
            handle.execute("update paper set same_as = ? where id = ?", into.key(), from.key());
        });
    }

    private int count(String table) {
        return database.read(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Integer.class)
                .one());
    }

    private static List<String> titles(Digest digest) {
        return digest.sections().stream()
                .flatMap(section -> section.picks().stream())
                .map(pick -> pick.match().paper().title())
                .toList();
    }
}
