package dev.paperboy.returns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Measures the decoder on real mails that lie beside the repository, where they do. */
@EnabledIf("present")
final class BouncesDevTest {

    private static final Path FOLDER = Path.of("../shared/data/bounces-dev");

    private final Decoder decoder = new Decoder(Rules.load());
    private int rows;
    private int hardRight;
    private int suppressed;
    private int rightlySuppressed;
    private int complaints;
    private int complaintsFound;

    static boolean present() {
        return Files.isDirectory(FOLDER);
    }

    @Test
    void realMailsAreUnderstoodAsPromised() throws IOException {
        var expected =
                new ObjectMapper().readTree(FOLDER.resolve("expected.json").toFile());
        for (var files = expected.fields(); files.hasNext(); ) {
            var file = files.next();
            var findings =
                    decoder.decode(Files.readAllBytes(FOLDER.resolve("eml").resolve(file.getKey())));
            for (var row : file.getValue().get("rows")) {
                count(row, about(row.get("recipient").asText(), findings));
            }
        }

        System.out.printf(
                "bounces-dev: rows=%d hard right=%.3f suppressed rightly=%d/%d complaints=%d/%d%n",
                rows, hardRight / (double) rows, rightlySuppressed, suppressed, complaintsFound, complaints);
        assertThat(hardRight / (double) rows).isGreaterThanOrEqualTo(0.95);
        assertThat(rightlySuppressed / (double) suppressed).isGreaterThanOrEqualTo(0.98);
        assertThat(complaintsFound).isEqualTo(complaints);
    }

    private static Finding about(String recipient, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.recipient().equalsIgnoreCase(recipient))
                .findFirst()
                .orElse(findings.get(0));
    }

    private void count(JsonNode row, Finding finding) {
        rows++;
        var dead = finding.meaning() == Meaning.DEAD;
        hardRight += dead == row.get("hardbounce").asBoolean() ? 1 : 0;
        suppressed += dead ? 1 : 0;
        rightlySuppressed += dead && row.get("action").asText().equals("SUPPRESS") ? 1 : 0;
        var complaint = row.get("action").asText().equals("COMPLAINT");
        complaints += complaint ? 1 : 0;
        complaintsFound += complaint && finding.meaning() == Meaning.COMPLAINT ? 1 : 0;
    }
}
