package dev.paperboy.papers.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.http.TestHttp;
import dev.paperboy.papers.Source;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourcesTest {

    @Test
    void huggingFaceIsAskedUnlessSwitchedOff() {
        assertThat(configured(true)).extracting(Source::name).containsExactly("huggingface");
        assertThat(configured(false)).isEmpty();
    }

    private static List<Source> configured(boolean enabled) {
        var settings = new Settings(enabled, URI.create("https://huggingface.co"));
        return new Sources(settings, new HuggingFaceSource(TestHttp.client(), settings, InstantSource.system()))
                .configured();
    }

    private record Settings(boolean enabled, URI baseUrl) implements HuggingFaceSettings {}
}
