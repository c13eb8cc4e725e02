package dev.paperboy.papers.sources;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Which preprint servers are asked for at Crossref, where most of them register what they post. */
@ConfigMapping(prefix = "paperboy.crossref")
public interface CrossrefSettings {

    /**
     * With what the servers' DOIs begin, such as {@code 10.26434} (ChemRxiv) or {@code 10.31234} (PsyArXiv); none unless named. Not for
     * bioRxiv and medRxiv, whose own API tells more and earlier.
     */
    Optional<List<String>> prefixes();

    /** A mail address by which Crossref reaches you; whoever gives one is served better (its polite pool). */
    Optional<String> mailto();

    /** Where the API is; another address only for a mirror or a trial. */
    @WithDefault("https://api.crossref.org")
    URI baseUrl();
}
