package dev.paperboy.delivery;

import dev.paperboy.delivery.RudeSmtpServer.Mail;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tells how far a fault has come, a line for each part of it, on standard error: at full size some take many minutes. Safe for use by
 * several threads.
 */
public final class FaultProgress {

    private final String fault;
    private final int parts;
    private final PrintStream out;
    private final long begin = System.nanoTime();
    private int done;

    private FaultProgress(String fault, int parts, PrintStream out) {
        this.fault = fault;
        this.parts = parts;
        this.out = out;
    }

    /**
     * Begins to take the time.
     *
     * @param fault its name, and what tells this run of it from others
     * @param parts how many there will be
     */
    @SuppressWarnings("SystemOut")
    public static FaultProgress of(String fault, int parts) {
        return new FaultProgress(fault, parts, System.err);
    }

    /** One more part is over. */
    public synchronized void part(String format, Object... values) {
        done++;
        out.printf(
                Locale.ROOT,
                "%-4s %d of %d, %.1f s: %s%n",
                fault,
                done,
                parts,
                (System.nanoTime() - begin) / 1e9,
                String.format(Locale.ROOT, format, values));
    }

    /** One more part is over. Who has got no mail yet is not lost: that shows only in the end. */
    void part(int readers, List<Mail> arrived) {
        var sofar = FaultResult.of(fault, readers, arrived, begin, Map.of());
        part("waiting=%d doubled=%d wrong=%d", sofar.lost(), sofar.doubled(), sofar.wrong());
    }
}
