package dev.paperboy.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** A web server that sends exactly the bytes it is told to, right or wrong, one answer for each connection. */
public final class FakeHost implements AutoCloseable {

    private final ServerSocket server;
    private final Deque<Answer> answers;
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private FakeHost(List<Answer> answers) throws IOException {
        this.answers = new ArrayDeque<>(answers);
        this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    /** What is sent over one connection; waits for nothing but the given latch, which opens when the host closes. */
    public interface Answer {
        void send(OutputStream out, CountDownLatch closed) throws IOException, InterruptedException;
    }

    public static FakeHost answering(Answer... answers) {
        try {
            var host = new FakeHost(Arrays.asList(answers));
            var thread = new Thread(host::serve, "fake-host");
            thread.setDaemon(true);
            thread.start();
            return host;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Answer json(String body) {
        return ok("application/json; charset=utf-8", body.getBytes(UTF_8));
    }

    public static Answer ok(String contentType, byte[] body, String... headers) {
        return raw(head("200 OK", contentType, body.length, headers), body);
    }

    public static Answer status(String status, String... headers) {
        var body = "{\"error\":\"no\"}".getBytes(ISO_8859_1);
        return raw(head(status, "application/json", body.length, headers), body);
    }

    public static Answer redirect(String to) {
        return status("302 Found", "Location: " + to);
    }

    /** Promises more than it sends. */
    public static Answer cut(String body) {
        return raw(head("200 OK", "application/json", body.length() + 100), body.getBytes(ISO_8859_1));
    }

    /** Sends a byte now and then, for ever. */
    public static Answer drip() {
        return (out, closed) -> {
            out.write(head("200 OK", "application/json", 1_000_000).getBytes(ISO_8859_1));
            while (!closed.await(20, TimeUnit.MILLISECONDS)) {
                out.write(' ');
                out.flush();
            }
        };
    }

    public static byte[] gzip(byte[] plain) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public URI address() {
        return URI.create("http://localhost:" + server.getLocalPort());
    }

    /** The request lines, in order: {@code GET /a?b HTTP/1.1}. */
    public List<String> asked() {
        return heads.stream().map(head -> head.lines().findFirst().orElse("")).toList();
    }

    /** The requests with their headers. */
    public List<String> heads() {
        return List.copyOf(heads);
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }

    private static Answer raw(String head, byte[] body) {
        return (out, closed) -> {
            out.write(head.getBytes(ISO_8859_1));
            out.write(body);
        };
    }

    private static String head(String status, String contentType, int length, String... headers) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: " + contentType + "\r\nContent-Length: " + length
                + "\r\nConnection: close\r\n"
                + String.join(
                        "",
                        Arrays.stream(headers).map(header -> header + "\r\n").toList())
                + "\r\n";
    }

    private void serve() {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                heads.add(head(socket));
                var next = answers.isEmpty() ? status("500 Asked too often") : answers.remove();
                next.send(socket.getOutputStream(), closed);
                socket.shutdownOutput();
            } catch (IOException goneOrClosed) {
                // The client hung up, or the test is over.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static String head(Socket socket) throws IOException {
        var head = new StringBuilder();
        var in = socket.getInputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.append((char) next);
            if (head.indexOf("\r\n\r\n") >= 0) {
                break;
            }
        }
        return head.toString();
    }
}
