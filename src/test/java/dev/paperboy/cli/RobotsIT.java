package dev.paperboy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.web.Chromium;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two of the plan of faults, small; the whole is {@code -Dbench=Faults -Dbench.args="F18 F21"}. */
final class RobotsIT {

    @Test
    void robotsThatOpenEveryLinkChangeNothingAndOneClickLeavesAtOnce(@TempDir Path folder) throws Exception {
        var result = told(ScannerFaults.scanned(folder, 40, 1));

        assertThat(result.lost() + result.doubled() + result.wrong())
                .as(result.toString())
                .isZero();
        // The plan says 100 ms; the machine may be busy with other work here.
        assertThat(result.median()).isLessThan(Duration.ofSeconds(1));
        assertThat(result.pages() > 0).isEqualTo(Chromium.isInstalled());
    }

    @Test
    void aStormOfReturnedMailsIsTakenOnceHoweverOftenItsReaderIsKilled(@TempDir Path folder) throws Exception {
        var result = told(BounceFaults.storm(folder, 1000));

        assertThat(result.lost() + result.doubled() + result.wrong())
                .as(result.toString())
                .isZero();
    }

    private static <T> T told(T result) {
        System.out.println(result);
        return result;
    }
}
