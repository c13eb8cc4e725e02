package dev.paperboy.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** One paper in full, and papers of the same days that resemble it. */
@CheckedTemplate(basePath = "web")
record PaperPage(PaperItem paper, Link day, List<PaperItem> like) implements TemplateInstance {}
