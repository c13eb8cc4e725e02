package dev.paperboy.delivery;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An SMTP server that behaves as badly as its script says, and remembers every mail whose final dot it saw. */
public final class RudeSmtpServer implements Closeable {

    public enum Step {
        GREETING,
        EHLO,
        AUTH,
        MAIL,
        RCPT,
        DATA,
        DOT
    }

    /** A way to answer; one that throws ends the connection. */
    @FunctionalInterface
    public interface Manner {
        void answer(OutputStream out) throws IOException;
    }

    /** What to do at a step; empty for what a polite server does. Connections and mails (dots) are counted from 1 and 0. */
    @FunctionalInterface
    public interface Script {
        Optional<Manner> at(Step step, int connection, int mails);
    }

    public record Mail(String sender, String recipient, String text) {
        String header(String name) {
            return text.lines()
                    .filter(line -> line.startsWith(name + ": "))
                    .findFirst()
                    .orElse("")
                    .replace(name + ": ", "");
        }
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new ArrayList<>();
    private final List<Mail> mails = new ArrayList<>();
    private final List<Mail> accepted = new ArrayList<>();
    private final Map<Integer, String> underWay = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Script script;

    public RudeSmtpServer(Script script) throws IOException {
        this.script = script;
        background(this::accept);
    }

    public static RudeSmtpServer polite() throws IOException {
        return new RudeSmtpServer((step, connection, mails) -> Optional.empty());
    }

    /** Misbehaves at one step, always. */
    static RudeSmtpServer at(Step step, Manner manner) throws IOException {
        return new RudeSmtpServer((now, connection, mails) -> now == step ? Optional.of(manner) : Optional.empty());
    }

    public static Manner say(String reply) {
        return out -> {
            out.write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        };
    }

    /** Says these characters, and hangs up. */
    static Manner breakOff(String half) {
        return out -> {
            out.write(half.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            throw new EOFException("as told");
        };
    }

    static Manner drop() {
        return out -> {
            throw new EOFException("as told");
        };
    }

    /** Says nothing until the server is closed. */
    Manner silence() {
        return out -> drip(out, new byte[0]);
    }

    /** A reply that grows for ever, a byte at a time: no read of it ever times out. */
    Manner drip() {
        return out -> drip(out, "250-".getBytes(StandardCharsets.US_ASCII));
    }

    private void drip(OutputStream out, byte[] bytes) throws IOException {
        try {
            for (var i = 0; !closed.await(20, java.util.concurrent.TimeUnit.MILLISECONDS); i++) {
                if (bytes.length > 0) {
                    out.write(i < bytes.length ? bytes[i] : 'x');
                    out.flush();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new EOFException("closed");
    }

    public int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** What it said 250 to. */
    public synchronized List<Mail> accepted() {
        return List.copyOf(accepted);
    }

    public synchronized List<Mail> mails() {
        return List.copyOf(mails);
    }

    /** To whom the mail under way on a connection goes. */
    String recipient(int connection) {
        return underWay.getOrDefault(connection, "");
    }

    private synchronized int keep(@Nullable Mail mail) {
        if (mail != null) {
            mails.add(mail);
        }
        return mails.size();
    }

    private static void background(Runnable work) {
        var thread = new Thread(work, "rude-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                socket.setTcpNoDelay(true);
                synchronized (this) {
                    sockets.add(socket);
                }
                var number = connections.incrementAndGet();
                background(() -> converse(socket, number));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void converse(Socket socket, int number) {
        try (socket) {
            new Conversation(socket, number).run();
        } catch (IOException e) {
            // The client hung up, or the script did.
        }
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
        synchronized (this) {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    private final class Conversation {
        private final InputStream in;
        private final OutputStream out;
        private final int number;
        private String sender = "";
        private String recipient = "";

        Conversation(Socket socket, int number) throws IOException {
            this.in = new BufferedInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
            this.number = number;
        }

        void run() throws IOException {
            answer(Step.GREETING, "220 rude.example ESMTP");
            for (var line = line(); !line.equals("QUIT"); line = line()) {
                command(line);
            }
        }

        private void command(String line) throws IOException {
            if (line.startsWith("EHLO")) {
                answer(Step.EHLO, "250-rude.example\r\n250 8BITMIME");
            } else if (line.startsWith("AUTH")) {
                answer(Step.AUTH, "235 2.7.0 Ok");
            } else if (line.startsWith("MAIL")) {
                sender = line;
                answer(Step.MAIL, "250 2.1.0 Ok");
            } else if (line.startsWith("RCPT")) {
                recipient = line.replaceAll(".*<|>.*", "");
                underWay.put(number, recipient);
                answer(Step.RCPT, "250 2.1.5 Ok");
            } else if (line.equals("DATA")) {
                data();
            } else {
                say("250 Ok").answer(out);
            }
        }

        private void data() throws IOException {
            var manner = script.at(Step.DATA, number, keep(null));
            if (manner.isPresent()) {
                manner.get().answer(out);
                return;
            }
            say("354 Go ahead").answer(out);
            var text = new StringBuilder();
            for (var line = line(); !line.equals("."); line = line()) {
                text.append(line).append("\r\n");
            }
            var mail = new Mail(sender, recipient, text.toString());
            var refusal = script.at(Step.DOT, number, keep(mail));
            if (refusal.isEmpty()) {
                synchronized (RudeSmtpServer.this) {
                    accepted.add(mail);
                }
            }
            refusal.orElse(say("250 2.0.0 Queued")).answer(out);
        }

        private void answer(Step step, String polite) throws IOException {
            script.at(step, number, keep(null)).orElse(say(polite)).answer(out);
        }

        private String line() throws IOException {
            var line = new ByteArrayOutputStream();
            for (var next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new EOFException("client hung up");
                }
                line.write(next);
            }
            return line.toString(StandardCharsets.UTF_8).stripTrailing();
        }
    }
}
