package dev.paperboy.delivery;

import java.io.IOException;
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

    @Override
    public synchronized Socket createSocket() throws IOException {
        if (cut) {
            throw new IOException("Cut before it was made");
        }
        var socket = new Socket();
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
