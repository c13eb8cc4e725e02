package dev.paperboy.papers.sources;

import dev.paperboy.http.PoliteClient;
import dev.paperboy.papers.Source;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The sources that the service asks each day. */
@Singleton
public final class Sources {

    private final List<Source> configured;

    public Sources(
            PoliteClient client,
            HuggingFaceSettings huggingFaceSettings,
            HuggingFaceSource huggingFace,
            ArxivSettings arxivSettings,
            ArxivSource arxiv,
            RxivSettings rxiv,
            CrossrefSettings crossref,
            FeedSettings feeds,
            InstantSource clock) {
        var sources = new ArrayList<Source>();
        if (huggingFaceSettings.enabled()) {
            sources.add(huggingFace);
        }
        if (arxivSettings.enabled()) {
            sources.add(arxiv);
        }
        rxiv.servers().orElse(List.of()).stream()
                .distinct()
                .forEach(server -> sources.add(new RxivSource(client, rxiv, server)));
        if (crossref.prefixes().isPresent()) {
            sources.add(new CrossrefSource(client, crossref));
        }
        feeds.urls().orElse(List.of()).stream()
                .distinct()
                .forEach(address -> sources.add(new FeedSource(client, address, clock)));
        this.configured = List.copyOf(sources);
    }

    /** Those that the settings switch on; may be empty. */
    public List<Source> configured() {
        return configured;
    }
}
