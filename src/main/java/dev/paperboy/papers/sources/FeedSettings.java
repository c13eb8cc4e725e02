package dev.paperboy.papers.sources;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Which RSS or Atom feeds are read besides the sources that Paperboy knows by name. */
@ConfigMapping(prefix = "paperboy.feeds")
public interface FeedSettings {

    /**
     * Addresses of journals' or lab blogs' feeds; a comma inside an address is written {@code \,}. What they list is taken for papers
     * without further questions, so choose feeds that list papers.
     */
    Optional<List<URI>> urls();
}
