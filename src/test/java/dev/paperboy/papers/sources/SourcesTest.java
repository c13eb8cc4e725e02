package dev.paperboy.papers.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paperboy.http.TestHttp;
import dev.paperboy.papers.Source;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourcesTest {

    @Test
    void huggingFaceIsAskedUnlessSwitchedOff() {
        assertThat(configured(Map.of())).extracting(Source::name).containsExactly("huggingface");
        assertThat(configured(Map.of("paperboy.huggingface.enabled", "false"))).isEmpty();
    }

    @Test
    void theOthersAreAskedWhenTheSettingsNameThem() {
        var sources = configured(Map.of(
                "paperboy.arxiv.enabled", "true",
                "paperboy.rxiv.servers", "biorxiv,medrxiv",
                "paperboy.crossref.prefixes", "10.26434",
                "paperboy.feeds.urls", "https://a.example/rss?x=1\\,2,https://b.example/atom"));

        assertThat(sources)
                .extracting(Source::label)
                .containsExactly("Hugging Face", "arXiv", "bioRxiv", "medRxiv", "Crossref", "a.example", "b.example");
        assertThat(sources)
                .extracting(Source::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z0-9-]{1,40}"));
    }

    private static List<Source> configured(Map<String, String> settings) {
        var config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withMapping(HuggingFaceSettings.class)
                .withMapping(ArxivSettings.class)
                .withMapping(RxivSettings.class)
                .withMapping(CrossrefSettings.class)
                .withMapping(FeedSettings.class)
                .build();
        var huggingFace = config.getConfigMapping(HuggingFaceSettings.class);
        var arxiv = config.getConfigMapping(ArxivSettings.class);
        var client = TestHttp.client();
        var clock = InstantSource.system();
        return new Sources(
                        client,
                        huggingFace,
                        new HuggingFaceSource(client, huggingFace, clock),
                        arxiv,
                        new ArxivSource(client, arxiv, clock, (id, day) -> false, day -> true),
                        config.getConfigMapping(RxivSettings.class),
                        config.getConfigMapping(CrossrefSettings.class),
                        config.getConfigMapping(FeedSettings.class),
                        clock)
                .configured();
    }
}
