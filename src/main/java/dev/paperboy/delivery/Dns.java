package dev.paperboy.delivery;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The records that the sender's domain should have, for the operator to publish. */
@Singleton
public final class Dns {

    private static final int LONGEST_STRING = 255;

    private final Sender sender;
    private final DkimKeys keys;

    public Dns(Sender sender, DkimKeys keys) {
        this.sender = sender;
        this.keys = keys;
    }

    /** The sender's domain in A-labels. */
    public String domain() {
        return sender.domain();
    }

    /** Lines of a zone file; a comment before each says what it is for, and what to check first. */
    public List<String> zone() {
        var lines = new ArrayList<String>();
        lines.add("; DKIM (RFC 6376): publish both; verifiers that do not know Ed25519 use the RSA one.");
        for (var record : keys.records(domain())) {
            lines.add((record.signs() ? "; signs now" : "; does not sign yet, or no more"));
            lines.add(record.name() + ". IN TXT " + strings(record.text()));
        }
        lines.add(
                "; SPF (RFC 7208): a suggestion for mail that only the hosts of your MX send. Add include:… of your relay, 10 lookups");
        lines.add("; in all at most. One such record only: if there is one already, extend it.");
        lines.add(domain() + ". IN TXT \"v=spf1 mx -all\"");
        lines.add("; DMARC (RFC 9989): begin so, read the reports for some weeks, then p=quarantine and p=reject.");
        lines.add("_dmarc." + domain() + ". IN TXT \"v=DMARC1; p=none; rua=mailto:postmaster@" + domain() + "\"");
        return lines;
    }

    /** A TXT record consists of strings of at most 255 bytes, which readers join without a space (RFC 7208, 3.3). */
    private static String strings(String text) {
        var strings = new ArrayList<String>();
        for (var from = 0; from < text.length(); from += LONGEST_STRING) {
            strings.add("\"" + text.substring(from, Math.min(from + LONGEST_STRING, text.length())) + "\"");
        }
        return strings.size() == 1 ? strings.get(0) : "( " + String.join(" ", strings) + " )";
    }
}
