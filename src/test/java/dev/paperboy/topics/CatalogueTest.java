package dev.paperboy.topics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CatalogueTest {

    @Test
    void labelsAndTopicsAreAllDifferentAndLabelsFitAChip() {
        assertThat(Catalogue.entries()).hasSizeGreaterThanOrEqualTo(24);
        assertThat(Catalogue.entries()).extracting(Catalogue.Entry::label).doesNotHaveDuplicates();
        assertThat(Catalogue.entries()).extracting(Catalogue.Entry::topic).doesNotHaveDuplicates();
        assertThat(Catalogue.entries()).allSatisfy(entry -> {
            assertThat(entry.label()).hasSizeLessThanOrEqualTo(28);
            assertThat(entry.topic().about()).isEqualTo(entry.topic().text());
        });
    }
}
