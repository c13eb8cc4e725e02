package dev.paperboy.delivery;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The settings of signing, for tests. */
final class TestDkim {

    private TestDkim() {}

    static DkimSettings settings(Path folder, String... selectors) {
        return new DkimSettings() {
            @Override
            public Path folder() {
                return folder;
            }

            @Override
            public Optional<List<String>> selectors() {
                return selectors.length == 0 ? Optional.empty() : Optional.of(List.of(selectors));
            }

            @Override
            public boolean check() {
                return true;
            }
        };
    }
}
