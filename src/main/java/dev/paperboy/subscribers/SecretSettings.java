package dev.paperboy.subscribers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** The key behind the tokens in personal links. Who has it can make links; who loses it makes all links in sent mails void. */
@ConfigMapping(prefix = "paperboy.secret")
public interface SecretSettings {

    /** At least 32 random characters. Must be set, and be the same, on each of several machines. */
    Optional<String> text();

    /** Where a key is made and kept when {@link #text} is not set. Belongs into the backup. */
    @WithDefault("data/secret.key")
    Path file();
}
