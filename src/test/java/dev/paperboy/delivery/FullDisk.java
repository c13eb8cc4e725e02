package dev.paperboy.delivery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A disk for H2 ({@code jdbc:h2:full:…}) that has no space left when it is told so. */
final class FullDisk implements AutoCloseable {

    private static final AtomicBoolean FULL = new AtomicBoolean();

    private FullDisk() {}

    static FullDisk install() {
        FilePath.register(new Paths());
        return new FullDisk();
    }

    void fill() {
        FULL.set(true);
    }

    boolean isFull() {
        return FULL.get();
    }

    void empty() {
        FULL.set(false);
    }

    @Override
    public void close() {
        empty();
    }

    private static void check() throws IOException {
        if (FULL.get()) {
            throw new IOException("No space left on device");
        }
    }

    /** H2 makes these itself. */
    public static final class Paths extends FilePathWrapper {
        public Paths() {}

        @Override
        public String getScheme() {
            return "full";
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            return new Channel(getBase().open(mode));
        }
    }

    private static final class Channel extends FileBaseDefault {
        private final FileChannel file;

        Channel(FileChannel file) {
            this.file = file;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public int read(ByteBuffer bytes, long position) throws IOException {
            return file.read(bytes, position);
        }

        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
            check();
            return file.write(bytes, position);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            check();
            file.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
