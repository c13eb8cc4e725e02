package dev.paperboy.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.subscribers.Address;
import dev.paperboy.subscribers.Readers;
import dev.paperboy.subscribers.Subscriber.State;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImapInboxTest {

    private static final Instant MONDAY = Instant.parse("2026-07-27T10:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private Database database;
    private Readers readers;

    @BeforeEach
    void start() {
        server.start();
        database = TestDatabases.h2();
        readers = new Readers(database, MONDAY);
    }

    @AfterEach
    void stop() {
        server.stop();
        database.close();
    }

    private Mailboxes mailboxes(Path kept) {
        return mailboxes(database, kept);
    }

    private Mailboxes mailboxes(Database recording, Path kept) {
        var set = new HashMap<>(Map.of(
                "imap-host", "127.0.0.1",
                "imap-port", String.valueOf(server.getImap().getPort()),
                "imap-username", "bounce",
                "imap-password", "secret",
                "imap-tls", "false"));
        set.put("kept-folder", kept.toString());
        var settings = TestReturns.settings(set);
        var tokens = new ReturnTokens(readers.secret);
        return new Mailboxes(
                settings,
                new Returns(
                        tokens,
                        readers.subscribers,
                        readers.changes,
                        new Returned(recording),
                        new KeptMails(settings),
                        settings,
                        readers));
    }

    private int waiting() {
        return server.getReceivedMessages().length;
    }

    private void arrives(byte[] mail) throws MessagingException {
        var user = server.setUser("bounce@papers.example", "bounce", "secret");
        user.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)));
    }

    @Test
    void mailsAreTakenAndThenDeleted() throws MessagingException, IOException {
        var ada = readers.changes.add(Address.parse("ada@remote.example"), Readers.wishes("graphs"));
        var address = "bounce+" + new ReturnTokens(readers.secret).of(ada.id(), MONDAY) + "@papers.example";
        arrives(Mails.report(address, "failed", "5.1.1", "550 5.1.1 User unknown"));
        arrives(Mails.plain("Ada <ada@remote.example>", "Hello", "How are you?"));

        assertThat(mailboxes(folder.resolve("kept")).read()).isEqualTo(2);

        assertThat(readers.subscribers.find(ada.id()).orElseThrow().state()).isEqualTo(State.LEFT);
        assertThat(waiting()).isZero();
        assertThat(folder.resolve("kept")).isNotEmptyDirectory();
    }

    @Test
    void aMailThatCannotBeKeptStays() throws MessagingException, IOException {
        var inTheWay = Files.writeString(folder.resolve("file"), "in the way");
        arrives(Mails.plain("Ada <ada@remote.example>", "Hello", "How are you?"));

        assertThatThrownBy(() -> mailboxes(inTheWay).read()).isInstanceOf(IOException.class);

        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void aMailThatCannotBeRecordedStaysAndTheNextOnesAreRead() throws MessagingException, IOException {
        database.useTransaction(handle ->
                handle.execute("alter table returned add constraint no_quince check (evidence not like '%quince%')"));
        arrives(Mails.report("bounce@papers.example", "failed", "4.2.2", "452 4.2.2 quince"));
        arrives(Mails.report("bounce@papers.example", "failed", "4.2.2", "452 4.2.2 over quota"));

        assertThat(mailboxes(folder.resolve("kept")).read()).isEqualTo(1);

        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void aVisitEndsWhenTheDatabaseIsLostAndTheNextOneGoesOn() throws MessagingException, IOException {
        arrives(Mails.report("bounce@papers.example", "failed", "4.2.2", "452 4.2.2 over quota"));
        arrives(Mails.report("bounce@papers.example", "failed", "4.2.2", "452 4.2.2 quota again"));
        var lost = TestDatabases.h2();
        lost.close();

        assertThatThrownBy(() -> mailboxes(lost, folder.resolve("kept")).read())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("database");
        assertThat(waiting()).isEqualTo(2);

        assertThat(mailboxes(folder.resolve("kept")).read()).isEqualTo(2);
        assertThat(waiting()).isZero();
    }

    @Test
    void aPasswordDoesNotGoOverANetworkInClear() {
        var settings = TestReturns.settings(Map.of("imap-tls", "false"));

        assertThatThrownBy(() -> new ImapInbox(settings, "mail.papers.example"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in clear");
    }
}
