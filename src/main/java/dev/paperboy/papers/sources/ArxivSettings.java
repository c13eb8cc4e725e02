package dev.paperboy.papers.sources;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;

/** Whether, where and for what arXiv is asked. */
@ConfigMapping(prefix = "paperboy.arxiv")
public interface ArxivSettings {

    /**
     * Off until somebody wants it: the categories below bring several hundred papers a day, and arXiv's limit of one request in three
     * seconds holds for all machines of an operator together.
     */
    @WithDefault("false")
    boolean enabled();

    /** Archives or categories such as {@code math.CO} or {@code hep-th}. One request each day and category. */
    @WithDefault("cs.CL,cs.LG,cs.CV")
    List<String> categories();

    /** Also papers whose first category is another one. They are about a fifth more. */
    @WithDefault("true")
    boolean crossLists();

    /** Also new versions of papers that were announced before. */
    @WithDefault("false")
    boolean replacements();

    /** Where the announcement feeds are; other addresses only for a mirror or a trial. */
    @WithDefault("https://rss.arxiv.org")
    URI feedUrl();

    /** Where the API is, asked for what a feed left out and for days that were missed. */
    @WithDefault("https://export.arxiv.org")
    URI apiUrl();

    /** Where OAI-PMH is, asked for days that were missed when the API fails. */
    @WithDefault("https://oaipmh.arxiv.org")
    URI oaiUrl();
}
