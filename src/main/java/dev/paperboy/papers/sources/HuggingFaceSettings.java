package dev.paperboy.papers.sources;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Whether and where Hugging Face's Daily Papers are asked for. */
@ConfigMapping(prefix = "paperboy.huggingface")
public interface HuggingFaceSettings {

    /** Off leaves the day to the other sources and to files. */
    @WithDefault("true")
    boolean enabled();

    /** Where the API is; another address only for a mirror or a trial. */
    @WithDefault("https://huggingface.co")
    URI baseUrl();
}
