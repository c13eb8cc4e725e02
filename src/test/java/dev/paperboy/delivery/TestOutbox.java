package dev.paperboy.delivery;

import dev.paperboy.database.Database;
import dev.paperboy.delivery.OutboxSettings.Ambiguous;
import dev.paperboy.delivery.SmtpSettings.Security;
import dev.paperboy.subscribers.Address;
import dev.paperboy.subscribers.Cadence;
import dev.paperboy.subscribers.Rhythm;
import dev.paperboy.subscribers.Secret;
import dev.paperboy.subscribers.Subscriber;
import dev.paperboy.subscribers.Wishes;
import dev.paperboy.topics.Topic;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Readers, settings and plain mails for the tests of delivery. */
final class TestOutbox {

    static final Instant NOW = Instant.parse("2026-07-29T07:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 7, 29);

    private TestOutbox() {}

    /** Reader n has the address reader{n}@example.org and gets a digest at 7 o'clock UTC each day. */
    static List<Long> addReaders(Database database, int first, int last) {
        database.useTransaction(handle -> {
            var batch = handle.prepareBatch("""
                    insert into subscriber (handle, generation, address, address_key, state, cadence, weekday, local_hour, zone,
                      maximum, tell_when_empty, created_at)
                    values (:handle, 0, :address, :address, 'ACTIVE', 'DAILY', 1, 7, 'UTC', 10, false, :now)
                    """);
            LongStream.rangeClosed(first, last).forEach(n -> batch.bind("handle", "h" + n)
                    .bind("address", address(n))
                    .bind("now", NOW)
                    .add());
            batch.execute();
        });
        return database.read(handle -> handle.createQuery("select id from subscriber order by id")
                .mapTo(Long.class)
                .list());
    }

    static String address(long n) {
        return "reader" + n + "@example.org";
    }

    static void setState(Database database, long reader, Subscriber.State state) {
        database.useTransaction(
                handle -> handle.execute("update subscriber set state = ? where id = ?", state.name(), reader));
    }

    static Map<Long, Subscriber> find(Database database, Collection<Long> ids) {
        return database
                .read(handle -> handle.createQuery("select id, address from subscriber where id in (<ids>)")
                        .bindList("ids", ids)
                        .map((row, context) -> reader(row.getLong("id"), row.getString("address")))
                        .list())
                .stream()
                .collect(Collectors.toMap(Subscriber::id, Function.identity()));
    }

    static Subscriber reader(long id, String address) {
        var topic = Topic.plain("audio codecs");
        return new Subscriber(
                id,
                "h" + id,
                0,
                new Address(address),
                Subscriber.State.ACTIVE,
                new Wishes(
                        List.of(topic),
                        new Rhythm(Cadence.DAILY, DayOfWeek.MONDAY, 7, ZoneOffset.UTC),
                        Wishes.DEFAULT_PAPERS,
                        false),
                Optional.empty(),
                Optional.of(NOW));
    }

    static Letter letter(String recipient, String messageId, String text) throws MessagingException {
        var letter = new Letter(new Address(recipient), "bounces@paperboy.example", messageId);
        letter.setFrom(new InternetAddress("paperboy@paperboy.example"));
        letter.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        letter.setSubject("Three new papers", "UTF-8");
        letter.setSentDate(Date.from(NOW));
        letter.setText(text, "UTF-8");
        letter.saveChanges();
        return letter;
    }

    static Letter write(Delivery delivery, Subscriber subscriber) throws MessagingException {
        return letter(subscriber.address().text(), delivery.messageId(), "Digest of " + delivery.issueDate());
    }

    static Outbox outbox(Database database) {
        return new Outbox(database, new MessageIds(Secret.of("a secret that is only used in tests"), sender()));
    }

    private static Sender sender() {
        return new Sender(new MailSettings() {
            @Override
            public String from() {
                return "Paperboy <paperboy@paperboy.example>";
            }

            @Override
            public Optional<String> replyTo() {
                return Optional.empty();
            }

            @Override
            public String organisation() {
                return "Paperboy";
            }

            @Override
            public String postalAddress() {
                return "1 Example Street";
            }

            @Override
            public String senderId() {
                return "paperboy";
            }

            @Override
            public Optional<String> listId() {
                return Optional.empty();
            }

            @Override
            public Optional<String> unsubscribeMailbox() {
                return Optional.empty();
            }
        });
    }

    /** A server on this machine, with limits short enough for tests. */
    record Smtp(
            Optional<String> host,
            int port,
            Optional<String> username,
            Optional<String> password,
            Security security,
            Duration connect,
            Duration read,
            Duration write,
            Duration deadline,
            int connections,
            int messagesPerConnection)
            implements SmtpSettings {

        static Smtp at(int port) {
            return at("127.0.0.1", port, Duration.ofSeconds(10), Duration.ofSeconds(20));
        }

        static Smtp at(String host, int port, Duration read, Duration deadline) {
            return new Smtp(
                    Optional.of(host),
                    port,
                    Optional.empty(),
                    Optional.empty(),
                    Security.STARTTLS,
                    Duration.ofSeconds(5),
                    read,
                    Duration.ofSeconds(5),
                    deadline,
                    1,
                    500);
        }

        Smtp login(String username, String password) {
            return new Smtp(
                    host,
                    port,
                    Optional.of(username),
                    Optional.of(password),
                    security,
                    connect,
                    read,
                    write,
                    deadline,
                    connections,
                    messagesPerConnection);
        }

        Smtp with(Security other) {
            return new Smtp(
                    host,
                    port,
                    username,
                    password,
                    other,
                    connect,
                    read,
                    write,
                    deadline,
                    connections,
                    messagesPerConnection);
        }

        Smtp perConnection(int mails) {
            return new Smtp(
                    host, port, username, password, security, connect, read, write, deadline, connections, mails);
        }

        Smtp connections(int number) {
            return new Smtp(
                    host,
                    port,
                    username,
                    password,
                    security,
                    connect,
                    read,
                    write,
                    deadline,
                    number,
                    messagesPerConnection);
        }

        static Smtp none() {
            return new Smtp(
                    Optional.empty(),
                    587,
                    Optional.empty(),
                    Optional.empty(),
                    Security.STARTTLS,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    1,
                    500);
        }
    }

    record Box(
            Path folder,
            Ambiguous ambiguous,
            Duration ambiguousAfter,
            Duration lease,
            int batch,
            Duration giveUpAfter,
            Duration retryFirst,
            Duration retryLongest,
            int retryAttempts,
            Optional<Integer> domainConnections,
            Optional<Integer> domainRate,
            Optional<Integer> warmUp)
            implements OutboxSettings {

        Box rate(Optional<Integer> most) {
            return new Box(
                    folder,
                    ambiguous,
                    ambiguousAfter,
                    lease,
                    batch,
                    giveUpAfter,
                    retryFirst,
                    retryLongest,
                    retryAttempts,
                    domainConnections,
                    most,
                    warmUp);
        }

        Box batch(int mails) {
            return new Box(
                    folder,
                    ambiguous,
                    ambiguousAfter,
                    lease,
                    mails,
                    giveUpAfter,
                    retryFirst,
                    retryLongest,
                    retryAttempts,
                    domainConnections,
                    domainRate,
                    warmUp);
        }

        Box lease(Duration held) {
            return new Box(
                    folder,
                    ambiguous,
                    ambiguousAfter,
                    held,
                    batch,
                    giveUpAfter,
                    retryFirst,
                    retryLongest,
                    retryAttempts,
                    domainConnections,
                    domainRate,
                    warmUp);
        }

        static Box with(Ambiguous ambiguous) {
            return new Box(
                    Path.of("target", "mail"),
                    ambiguous,
                    Duration.ofMinutes(15),
                    Duration.ofSeconds(60),
                    20,
                    Duration.ofHours(24),
                    Duration.ofMinutes(5),
                    Duration.ofHours(4),
                    3,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }
}
