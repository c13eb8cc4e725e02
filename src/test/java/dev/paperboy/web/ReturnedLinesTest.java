package dev.paperboy.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.returns.Meaning;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReturnedLinesTest {

    @Test
    void whatThePersonInChargeMustDoStandsFirst() {
        assertThat(ReturnedLines.of(Map.of(Meaning.DEAD, 1L, Meaning.OURS, 3L, Meaning.NOTHING, 9L)))
                .containsExactly(
                        "3 mails refused because of us: whoever runs this Paperboy must look at the log.",
                        "1 mail to an address that takes no mail, which gets no more.");
    }

    @Test
    void anUneventfulWeekIsSaidToBeOne() {
        assertThat(ReturnedLines.of(Map.of())).containsExactly("Nothing that needs telling.");
    }
}
