package dev.paperboy.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class VerdictTest {

    @Test
    void aReplyHoldsNoControlThatATerminalWouldObey() {
        assertThat(Verdict.oneLine("550 \u009b31mred\u001b[0m\r\n550 end\u0085\0"))
                .isEqualTo("550 31mred [0m 550 end");
    }
}
