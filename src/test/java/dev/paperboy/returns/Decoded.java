package dev.paperboy.returns;

import static org.assertj.core.api.Assertions.assertThat;

/** What the decoder makes of a mail that speaks of one recipient. */
final class Decoded {

    private static final Decoder DECODER = new Decoder(Rules.load());

    private Decoded() {}

    static Finding only(byte[] mail) {
        var findings = DECODER.decode(mail);
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }
}
