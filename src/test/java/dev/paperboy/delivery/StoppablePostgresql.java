package dev.paperboy.delivery;

import dev.paperboy.database.JdbcAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** A PostgreSQL of one's own, to be stopped, killed, and started again with what it has kept. */
final class StoppablePostgresql implements AutoCloseable {

    private final Path folder;
    private final int port;
    private EmbeddedPostgres server;

    StoppablePostgresql(Path folder) throws IOException {
        this.folder = folder.resolve("postgresql");
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = begin();
    }

    private EmbeddedPostgres begin() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    JdbcAddress address() {
        return JdbcAddress.of(server.getJdbcUrl("postgres", "postgres"));
    }

    void start() throws IOException {
        server = begin();
    }

    void stop() throws IOException {
        server.close();
    }

    /** SIGKILL to the server, whose children end themselves when they see it. */
    void kill() throws IOException, InterruptedException {
        var pid = Long.parseLong(
                Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
        ProcessHandle.of(pid).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
        Thread.sleep(1500);
        // Finds nothing to stop any more, and lets go of the folder.
        server.close();
        Files.deleteIfExists(folder.resolve("postmaster.pid"));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
