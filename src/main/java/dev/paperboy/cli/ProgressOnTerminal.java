package dev.paperboy.cli;

import dev.paperboy.daily.Progress;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Draws progress bars on a terminal's error stream; says nothing where nobody watches. */
final class ProgressOnTerminal implements Progress, AutoCloseable {

    private final boolean isTerminal;
    private Optional<ProgressBar> bar = Optional.empty();

    ProgressOnTerminal(boolean isTerminal) {
        this.isTerminal = isTerminal;
    }

    @Override
    public void begin(Stage stage, long total) {
        end();
        if (isTerminal) {
            bar = Optional.of(new ProgressBarBuilder()
                    .setTaskName(stage.name().toLowerCase(Locale.ROOT))
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                    .clearDisplayOnFinish()
                    .build());
        }
    }

    @Override
    public void advance(long by) {
        bar.ifPresent(b -> b.stepBy(by));
    }

    @Override
    public void end() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }

    @Override
    public void close() {
        end();
    }
}
