package dev.paperboy.papers.sources;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Which of the preprint servers bioRxiv and medRxiv are asked, and for what. */
@ConfigMapping(prefix = "paperboy.rxiv")
public interface RxivSettings {

    /** {@code biorxiv}, {@code medrxiv} or both; none unless named, since they bring about 200 papers a day. */
    Optional<List<Server>> servers();

    /** Only papers in these categories, such as {@code neuroscience}; all if none is named. */
    Optional<List<String>> categories();

    /** Where the API of both is; another address only for a mirror or a trial. */
    @WithDefault("https://api.biorxiv.org")
    URI baseUrl();

    /** The servers, by the names they have in addresses. */
    enum Server {
        BIORXIV("bioRxiv"),
        MEDRXIV("medRxiv");

        private final String label;

        Server(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
