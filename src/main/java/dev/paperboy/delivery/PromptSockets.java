package dev.paperboy.delivery;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the socket of one connection, and can cut it from another thread. It sends at once (TCP_NODELAY): SMTP is a dialogue, in
 * which Nagle's algorithm and the other side's delayed acknowledgement otherwise wait for each other some 40 ms per mail.
 */
final class PromptSockets extends SocketFactory {

    private @Nullable Socket latest;
    private boolean cut;
    private volatile boolean ended;

    /** Notes when the other side has closed while more was wanted of it. */
    private final class Watched extends Socket {
        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    return noted(super.read());
                }

                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    return noted(super.read(bytes, from, length));
                }
            };
        }
    }

    private int noted(int read) {
        if (read < 0) {
            ended = true;
        }
        return read;
    }

    @Override
    public synchronized Socket createSocket() throws IOException {
        if (cut) {
            throw new IOException("Cut before it was made");
        }
        var socket = new Watched();
        socket.setTcpNoDelay(true);
        latest = socket;
        return socket;
    }

    /** Closes the connection under whoever waits for it, TLS or not. */
    synchronized void cut() {
        cut = true;
        if (latest != null) {
            try {
                latest.close();
            } catch (IOException e) {
                // It is of no use either way.
            }
        }
    }

    /**
     * Whether the other side has closed the connection while we waited for more: what was read last is not the whole of it. Nobody waits
     * for more after a line that is complete.
     */
    boolean isEnded() {
        return ended;
    }

    synchronized boolean isCut() {
        return cut;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(from, fromPort));
    }

    private Socket connected(InetSocketAddress to, @Nullable InetSocketAddress from) throws IOException {
        var socket = createSocket();
        if (from != null) {
            socket.bind(from);
        }
        socket.connect(to);
        return socket;
    }
}
