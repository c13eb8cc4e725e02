package dev.paperboy.delivery;

import dev.paperboy.delivery.RudeSmtpServer.Mail;
import dev.paperboy.delivery.RudeSmtpServer.Manner;
import dev.paperboy.delivery.RudeSmtpServer.Step;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** A server that wears out who talks to it, each reader in one of five ways, told by the number in the address. */
final class Tarpit implements Closeable {

    private final AtomicReference<RudeSmtpServer> server = new AtomicReference<>();

    /** @param first whether a reader is tried for the first time; only then it misbehaves */
    Tarpit(Duration late, Predicate<String> first) throws IOException {
        var kinds = new ConcurrentHashMap<Integer, Integer>();
        server.set(new RudeSmtpServer((step, connection, mails) -> {
            if (step == Step.RCPT) {
                var recipient = server().recipient(connection);
                var kind = first.test(recipient) ? Integer.parseInt(recipient.replaceAll("\\D", "")) % 5 : -1;
                kinds.put(connection, kind);
                return atRecipient(kind);
            }
            return step == Step.DOT && kinds.getOrDefault(connection, -1) == 4
                    ? Optional.of(late(late))
                    : Optional.empty();
        }));
    }

    private Optional<Manner> atRecipient(int kind) {
        return switch (kind) {
            case 0 -> Optional.of(server().silence());
            case 1 -> Optional.of(server().drip());
            case 2 -> Optional.of(RudeSmtpServer.say("250-more\r\n".repeat(99) + "250 ok"));
            case 3 -> Optional.of(RudeSmtpServer.say("450 " + "x".repeat(10_000)));
            default -> Optional.empty();
        };
    }

    private static Manner late(Duration wait) {
        return out -> {
            try {
                Thread.sleep(wait.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            RudeSmtpServer.say("250 2.0.0 Queued").answer(out);
        };
    }

    private RudeSmtpServer server() {
        return Objects.requireNonNull(server.get());
    }

    int port() {
        return server().port();
    }

    /** Only the late 250 overrules the server's own, so mails that met it count as taken too. */
    List<Mail> accepted() {
        return server().mails();
    }

    @Override
    public void close() throws IOException {
        server().close();
    }
}
