package dev.paperboy.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.database.Database;
import dev.paperboy.database.TestDatabases;
import dev.paperboy.digest.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whole mails, as they should be. What the mail is now is left in {@code target/mail}, to be looked at and copied here. */
final class GoldenMailTest {

    private final Database database = TestDatabases.h2();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aDigestReadsWellAsText() throws Exception {
        assertGolden("digest.txt", TestMail.text(TestMail.letter(database, Samples.digest())));
    }

    @Test
    void aDigestReadsWellAsHtml() throws Exception {
        assertGolden("digest.html", TestMail.html(TestMail.letter(database, Samples.digest())));
    }

    @Test
    void whatIsPersonalIsSaidInText() throws Exception {
        assertGolden("personal.txt", TestMail.text(TestMail.letter(database, Samples.personalDigest())));
    }

    @Test
    void whatIsPersonalIsSaidInHtml() throws Exception {
        assertGolden("personal.html", TestMail.html(TestMail.letter(database, Samples.personalDigest())));
    }

    @Test
    void anEmptyDayIsSaidCourteously() throws Exception {
        assertGolden("empty.txt", TestMail.text(TestMail.letter(database, Samples.emptyDigest())));
    }

    @Test
    void anEmptyDayLooksCourteous() throws Exception {
        assertGolden("empty.html", TestMail.html(TestMail.letter(database, Samples.emptyDigest())));
    }

    private static void assertGolden(String name, String actual) throws IOException {
        // Tokens are as long as they are, and none of this test's business.
        var found = actual.replace("\r\n", "\n")
                .replaceAll("(?<=/(?:taste|preferences|unsubscribe|confirm)/)[^/#\"\\s]+", "TOKEN");
        var folder = Files.createDirectories(Path.of("target", "mail"));
        Files.writeString(folder.resolve(name), found);
        var golden = Path.of("src", "test", "resources", "mail", name);
        assertThat(found).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
    }
}
