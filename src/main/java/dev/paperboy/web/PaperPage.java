package dev.paperboy.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * One paper in full, and papers of the same days that resemble it.
 *
 * @param origins one sentence for each source and day that its fields come from
 */
@CheckedTemplate(basePath = "web")
record PaperPage(PaperItem paper, List<String> origins, Link day, List<PaperItem> like) implements TemplateInstance {}
