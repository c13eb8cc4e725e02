package dev.paperboy.papers.sources;

import dev.paperboy.papers.Source;
import jakarta.inject.Singleton;
import java.util.List;

/** The sources that the service asks each day. */
@Singleton
public final class Sources {

    private final List<Source> configured;

    public Sources(HuggingFaceSettings settings, HuggingFaceSource huggingFace) {
        this.configured = settings.enabled() ? List.of(huggingFace) : List.of();
    }

    /** Those that the settings switch on; may be empty. */
    public List<Source> configured() {
        return configured;
    }
}
