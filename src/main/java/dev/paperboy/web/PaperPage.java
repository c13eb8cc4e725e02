package dev.paperboy.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * One paper in full, and papers of the same days that resemble it.
 *
 * @param origins one sentence for each source and day that its fields come from
 * @param likeHref the form, with this paper as an example; empty if there is no such form
 */
@CheckedTemplate(basePath = "web")
record PaperPage(PaperItem paper, List<String> origins, String likeHref, Link day, List<PaperItem> like)
        implements TemplateInstance {}
