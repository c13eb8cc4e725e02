package dev.paperboy.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How mails are signed (RFC 6376). */
@ConfigMapping(prefix = "paperboy.dkim")
public interface DkimSettings {

    /**
     * The private keys, one in each file {@code <selector>.pem}; {@code paperboy dkim new} makes them. Without keys mails go unsigned;
     * a folder other than the usual one must be there.
     */
    @WithDefault("data/dkim")
    Path folder();

    /** The selectors that sign. Absent: all in the folder. Name those whose records are published while keys change. */
    Optional<List<String>> selectors();

    /** Whether sending stops when the published key is another one than ours, since such mails look forged. */
    @WithDefault("true")
    boolean check();
}
