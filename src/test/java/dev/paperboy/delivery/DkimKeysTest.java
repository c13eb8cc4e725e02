package dev.paperboy.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DkimKeysTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aFolderThatIsNamedMustBeThere() throws IOException {
        var missing = folder.resolve("none");
        var file = Files.createFile(folder.resolve("file"));

        for (var named : new Path[] {missing, file}) {
            assertThatThrownBy(() -> new DkimKeys(TestDkim.settings(named)).signing())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("paperboy.dkim.folder")
                    .hasMessageContaining(named.toString());
        }
    }

    @Test
    void keysOfSelectorsThatAreToSignCanStillBeMade() throws IOException {
        var keys = new DkimKeys(TestDkim.settings(folder.resolve("new"), "autumnr"));

        keys.make("autumn", new SecureRandom());

        assertThat(keys.records("example.org"))
                .extracting(DkimKeys.Record::name, DkimKeys.Record::signs)
                .containsExactly(
                        tuple("autumnr._domainkey.example.org", true), tuple("autumne._domainkey.example.org", false));
        assertThat(keys.signing()).extracting(DkimKey::selector).containsExactly("autumnr");
    }

    @Test
    void whereOneOfBothKeysIsThereNeitherIsMade() throws IOException {
        Files.createFile(folder.resolve("xe.pem"));

        assertThatThrownBy(() -> new DkimKeys(TestDkim.settings(folder)).make("x", new SecureRandom()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("xe.pem");
        assertThat(folder.resolve("xr.pem")).doesNotExist();
    }

    @Test
    void whatIsNoKeyIsNamed() throws IOException {
        var binary = Files.write(folder.resolve("binary.pem"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThatThrownBy(() -> new DkimKeys(TestDkim.settings(folder)).signing())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(binary.toString());

        Files.delete(binary);
        var directory = Files.createDirectory(folder.resolve("a.pem"));
        assertThatThrownBy(() -> new DkimKeys(TestDkim.settings(folder)).signing())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("signing key " + directory);
    }
}
