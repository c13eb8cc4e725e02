package dev.paperboy.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** How much memory this process took at the most. */
final class Memory {

    private static final double MIB = 1024.0 * 1024.0;

    private Memory() {}

    /** Heap peak, and where the system tells (Linux), the peak of the whole resident set: model and native code included. */
    static String peak() {
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        var resident = peakResidentKib()
                .map(kib -> String.format(Locale.ROOT, ", process %.0f MiB", kib / 1024.0))
                .orElse("");
        return String.format(Locale.ROOT, "heap %.0f MiB%s", heap / MIB, resident);
    }

    /** VmHWM of proc(5). */
    private static Optional<Long> peakResidentKib() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
