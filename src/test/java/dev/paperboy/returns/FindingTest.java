package dev.paperboy.returns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FindingTest {

    @Test
    void longEvidenceIsCutBetweenCharactersAndNeverWithinOne() {
        var finding = new Finding("", Reason.UNDEFINED, "x".repeat(498) + "📰📰");

        assertThat(finding.evidence()).isEqualTo("x".repeat(498) + "…");
    }
}
