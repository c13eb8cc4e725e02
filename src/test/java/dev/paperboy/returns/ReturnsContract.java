package dev.paperboy.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paperboy.database.Database;
import dev.paperboy.subscribers.Address;
import dev.paperboy.subscribers.Changes.Reason;
import dev.paperboy.subscribers.Links;
import dev.paperboy.subscribers.Readers;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Subscriber.State;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

abstract class ReturnsContract {

    private static final Instant MONDAY = Instant.parse("2026-07-27T10:00:00Z");
    private static final String FULL = "452 4.2.2 over quota";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Database database;
    private Readers readers;
    private ReturnTokens tokens;
    private Returned returned;
    private Returns returns;
    private Subscriber ada;

    abstract Database open();

    @BeforeEach
    void prepare() {
        database = open();
        readers = new Readers(database, MONDAY);
        tokens = new ReturnTokens(readers.secret);
        returned = new Returned(database);
        returns = wired(returned, folder.resolve("kept"));
        ada = readers.changes.add(Address.parse("ada@remote.example"), Readers.wishes("graphs"));
    }

    private Returns wired(Returned record, Path kept) {
        var settings = TestReturns.settings(Map.of("kept-folder", kept.toString()));
        return new Returns(
                tokens, readers.subscribers, readers.changes, record, new KeptMails(settings), settings, readers);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private String bounceAddress() {
        return "bounce+" + tokens.of(ada.id(), readers.instant()) + "@papers.example";
    }

    private State state() {
        return readers.subscribers.find(ada.id()).orElseThrow().state();
    }

    @Test
    void aDeadAddressIsSuppressed() throws IOException {
        returns.take(Mails.report(bounceAddress(), "failed", "5.1.1", "550 5.1.1 User unknown"));

        assertThat(state()).isEqualTo(State.LEFT);
        assertThat(readers.suppressions.reason(ada.address())).contains(Reason.BOUNCED);
    }

    @Test
    void aThousandForgedBouncesSuppressNobody() throws IOException {
        for (var i = 0; i < 1000; i++) {
            var forged = bounceAddress().replaceAll("[0-9a-v]{24}@", String.format("%024d@", i));
            returns.take(Mails.report(forged, "failed", "5.1.1", "550 5.1.1 <ada@remote.example> User unknown"));
        }

        assertThat(state()).isEqualTo(State.ACTIVE);
        assertThat(returned.counts(MONDAY)).containsEntry(Meaning.DEAD, 1000L);
    }

    @Test
    void aComplaintEndsTheSubscriptionAtOnce() throws IOException {
        returns.take(Mails.complaint(bounceAddress(), "abuse"));

        assertThat(state()).isEqualTo(State.LEFT);
        assertThat(readers.suppressions.reason(ada.address())).contains(Reason.COMPLAINED);
    }

    @Test
    void whatIsOurFaultPunishesNobody() throws IOException {
        for (var i = 0; i < 20; i++) {
            readers.pass(Duration.ofDays(1));
            returns.take(Mails.report(bounceAddress(), "failed", "5.7.26", "550 5.7.26 fails DMARC policy"));
        }

        assertThat(state()).isEqualTo(State.ACTIVE);
        assertThat(returned.counts(MONDAY)).containsEntry(Meaning.OURS, 20L);
    }

    @Test
    void theFifthFullMailboxInARowEndsTheSubscription() throws IOException {
        for (var i = 0; i < 4; i++) {
            readers.pass(Duration.ofDays(1));
            returns.take(Mails.report(bounceAddress(), "failed", "4.2.2", FULL));
        }
        assertThat(state()).isEqualTo(State.ACTIVE);

        readers.pass(Duration.ofDays(1));
        returns.take(Mails.report(bounceAddress(), "failed", "4.2.2", FULL));

        assertThat(state()).isEqualTo(State.LEFT);
        assertThat(readers.suppressions.reason(ada.address())).contains(Reason.BOUNCED);
    }

    @Test
    void aMailThatArrivedBetweenBeginsTheCountAnew() throws IOException {
        for (var i = 0; i < 8; i++) {
            readers.pass(Duration.ofDays(1));
            if (i == 4) {
                delivered();
            } else {
                returns.take(Mails.report(bounceAddress(), "failed", "4.2.2", FULL));
            }
        }

        assertThat(state()).isEqualTo(State.ACTIVE);
    }

    private void delivered() {
        database.useTransaction(handle -> handle.execute(
                """
                insert into delivery
                  (kind, subscriber_id, issue_date, state, attempts, due_at, message_id, reply, created_at, finished_at)
                values ('DIGEST', ?, ?, 'SENT', 1, ?, '<1@papers.example>', '250 ok', ?, ?)
                """,
                ada.id(),
                java.time.LocalDate.of(2026, 8, 1),
                readers.instant(),
                readers.instant(),
                readers.instant()));
    }

    @Test
    void theSameMailsFailureCountsOnceHoweverOftenItIsReported() throws IOException {
        for (var i = 0; i < 10; i++) {
            returns.take(Mails.report(bounceAddress(), "failed", "4.2.2", FULL + " report " + i));
        }

        assertThat(state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void aBounceOfAMailFromBeforeTheReaderAgreedAnewIsStale() throws IOException {
        var old = bounceAddress();
        readers.changes.leave(ada, Reason.LEFT);
        readers.pass(Duration.ofDays(3));
        readers.changes.add(ada.address(), Readers.wishes("graphs"));
        database.useTransaction(handle ->
                handle.execute("update subscriber set confirmed_at = ? where id = ?", readers.instant(), ada.id()));

        returns.take(Mails.report(old, "failed", "5.1.1", "550 5.1.1 User unknown"));

        assertThat(state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void aMailToTheUnsubscribeMailboxLeaves() throws IOException {
        var link = new Links(() -> URI.create("https://papers.example"), readers.tokens)
                .unsubscribe(ada)
                .toString();

        returns.take(Mails.plain("Somebody Else <else@other.example>", link.substring(link.lastIndexOf('/') + 1), ""));

        assertThat(state()).isEqualTo(State.LEFT);
        assertThat(readers.suppressions.reason(ada.address())).contains(Reason.LEFT);
    }

    @Test
    void anAutomaticAnswerToAMailChangesNothing() throws IOException {
        returns.take(Mails.bytes(
                "To: " + bounceAddress() + "\nAuto-Submitted: auto-replied\nSubject: Away\n\nuser unknown"));

        assertThat(state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void whatNobodyUnderstandsIsKeptWhole() throws IOException {
        var mail = Mails.plain("Ada <ada@remote.example>", "Hello", "How are you?");

        assertThat(returns.take(mail)).isEqualTo(Meaning.UNCLEAR);

        try (var files = Files.list(folder.resolve("kept"))) {
            assertThat(files.toList()).singleElement().satisfies(file -> assertThat(Files.readAllBytes(file))
                    .isEqualTo(mail));
        }
    }

    @Test
    void whatCanNeitherBeUnderstoodNorKeptStaysInTheMailbox() throws IOException {
        var file = Files.writeString(folder.resolve("no-folder"), "a file in the way");
        var maildir = Files.createDirectories(folder.resolve("maildir/new"));
        Files.write(maildir.resolve("1"), Mails.plain("Ada <ada@remote.example>", "Hello", "How are you?"));

        assertThatThrownBy(() -> new Maildir(folder.resolve("maildir")).read(wired(returned, file)))
                .isInstanceOf(IOException.class);
        assertThat(maildir.resolve("1")).exists();
    }

    @Test
    void aMaildirIsEmptiedAndItsMailsHaveTheirEffect() throws IOException {
        var maildir = Files.createDirectories(folder.resolve("maildir/new"));
        Files.write(maildir.resolve("1"), Mails.report(bounceAddress(), "failed", "5.1.1", "550 5.1.1 User unknown"));
        Files.write(maildir.resolve("2"), Mails.report("nobody@papers.example", "delayed", "4.4.1", "timed out"));

        assertThat(new Maildir(folder.resolve("maildir")).read(returns)).isEqualTo(2);

        assertThat(maildir).isEmptyDirectory();
        assertThat(state()).isEqualTo(State.LEFT);
    }

    @Test
    void aSubjectOfNothingButAddressesFitsIntoTheRecord() throws IOException {
        returns.take(
                Mails.plain("MAILER-DAEMON@mx.example", "Undeliverable " + "a@b ".repeat(200), "a@b ".repeat(200)));

        assertThat(evidence()).hasSize(500).doesNotContain("@").endsWith("…");
    }

    @Test
    void aMailThatCannotBeRecordedStaysAndTheNextOnesAreRead() throws IOException {
        database.useTransaction(handle ->
                handle.execute("alter table returned add constraint no_quince check (evidence not like '%quince%')"));
        var maildir = Files.createDirectories(folder.resolve("maildir/new"));
        var odd = Mails.report(bounceAddress(), "failed", "4.2.2", "452 4.2.2 quince");
        Files.write(maildir.resolve("1"), odd);
        Files.write(maildir.resolve("2"), Mails.report(bounceAddress(), "failed", "5.1.1", "550 5.1.1 User unknown"));

        assertThat(new Maildir(folder.resolve("maildir")).read(returns)).isEqualTo(1);

        assertThat(maildir.resolve("1")).exists();
        assertThat(maildir.resolve("2")).doesNotExist();
        assertThat(state()).isEqualTo(State.LEFT);
        assertThatThrownBy(() -> returns.take(odd)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aVisitEndsWhenTheDatabaseIsLostAndTheNextOneGoesOn() throws IOException {
        var maildir = Files.createDirectories(folder.resolve("maildir/new"));
        for (var i = 0; i < 3; i++) {
            Files.write(
                    maildir.resolve("" + i), Mails.report(bounceAddress(), "failed", "5.1.1", "550 5.1.1 gone " + i));
        }
        var lost = open();
        lost.close();
        var away = wired(new Returned(lost), folder.resolve("kept"));

        assertThatThrownBy(() -> new Maildir(folder.resolve("maildir")).read(away))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("database");

        try (var files = Files.list(maildir)) {
            assertThat(files).hasSize(3);
        }
        assertThat(new Maildir(folder.resolve("maildir")).read(returns)).isEqualTo(3);
    }

    private String evidence() {
        return database.<String, RuntimeException>read(handle -> handle.createQuery("select evidence from returned")
                .mapTo(String.class)
                .one());
    }

    @Test
    void addressesAreNotKeptInTheRecord() throws IOException {
        returns.take(Mails.report(bounceAddress(), "failed", "5.7.1", "550 5.7.1 spam from <ada@remote.example>"));

        assertThat(database.<String, RuntimeException>read(handle -> handle.createQuery("select evidence from returned")
                        .mapTo(String.class)
                        .one()))
                .contains("spam")
                .doesNotContain("@");
        assertThat(returned.forget(MONDAY.plusSeconds(1))).isEqualTo(1);
    }
}
